import type { Snapshot, Socket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { createSocketWriter, type PeerOf } from './socket-writer.ts';
import { timestamp } from './timestamp.ts';

const CHUNK_LENGTH = 65_536;

/**
 * `porthole.sockets/1`: one document with some sockets of a snapshot and all of its gaps, in chunks of about 64 KiB.
 * @param peerOf Adds `peer` to each socket (see `createSocketWriter`).
 */
export function* socketsDocument(
  snapshot: Snapshot,
  sockets: Iterable<Socket>,
  remedyOf: RemedyOf,
  peerOf?: PeerOf,
): Iterable<string> {
  const writer = createSocketWriter(peerOf);
  let chunk = `{"schema":"porthole.sockets/1",${momentJson(snapshot)},"sockets":[`;
  let between = '\n';
  for (const socket of sockets) {
    chunk += `${between}${writer.write(socket)}`;
    between = ',\n';
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}],\n"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** The same as lines: a `porthole.socket/1` each, and at the end one `porthole.end/1` with the gaps. */
export function* socketLines(
  snapshot: Snapshot,
  sockets: Iterable<Socket>,
  remedyOf: RemedyOf,
  peerOf?: PeerOf,
): Iterable<string> {
  const writer = createSocketWriter(peerOf);
  let chunk = '';
  for (const socket of sockets) {
    chunk += `{"schema":"porthole.socket/1",${writer.members(socket)}\n`;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}{"schema":"porthole.end/1",${momentJson(snapshot)},"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

function momentJson({ takenAtMs, host }: Snapshot): string {
  const { name, os, bootId } = host;
  return `"takenAt":"${timestamp(takenAtMs)}","host":${jsonValue({ name, os, bootId })}`;
}
