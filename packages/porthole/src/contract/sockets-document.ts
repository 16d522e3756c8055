import type { Snapshot, Socket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { momentJson } from './moment-json.ts';
import { createSocketWriter, type PeerOf, type RateOf } from './socket-writer.ts';

const CHUNK_LENGTH = 65_536;

export interface DocumentOptions {
  /** Adds `peer` to each socket (see `createSocketWriter`). */
  readonly peerOf?: PeerOf | undefined;
  /** Adds `rate` to each socket. */
  readonly rateOf?: RateOf | undefined;
  /** The row of each socket in the snapshot's columns. */
  readonly rows?: Uint32Array | undefined;
}

/**
 * `porthole.sockets/1`: one document with some sockets of a snapshot and all of its gaps, in chunks of about 64 KiB.
 */
export function* socketsDocument(
  snapshot: Snapshot,
  sockets: readonly Socket[],
  remedyOf: RemedyOf,
  { peerOf, rateOf, rows }: DocumentOptions = {},
): Iterable<string> {
  const writer = createSocketWriter(peerOf, rows && snapshot.columns, rateOf);
  let chunk = `{"schema":"porthole.sockets/1",${momentJson(snapshot)},"sockets":[`;
  let between = '\n';
  for (let index = 0; index < sockets.length; index++) {
    chunk += between + writer.write(sockets[index] as Socket, rows?.[index]);
    between = ',\n';
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}],\n${namespacesJson(snapshot)}"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** The same as lines: a `porthole.socket/1` each, and at the end one `porthole.end/1` with the gaps. */
export function* socketLines(
  snapshot: Snapshot,
  sockets: readonly Socket[],
  remedyOf: RemedyOf,
  { peerOf, rateOf, rows }: DocumentOptions = {},
): Iterable<string> {
  const writer = createSocketWriter(peerOf, rows && snapshot.columns, rateOf);
  let chunk = '';
  for (let index = 0; index < sockets.length; index++) {
    chunk += `{"schema":"porthole.socket/1",${writer.members(sockets[index] as Socket, rows?.[index])}\n`;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}{"schema":"porthole.end/1",${momentJson(snapshot)},${namespacesJson(snapshot)}"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** A member of its own with a comma behind, only in an answer that is about all namespaces. */
function namespacesJson({ namespaces }: Snapshot): string {
  if (namespaces === undefined) return '';
  const values = namespaces.map(({ inode, own, names, processes, pid, process, container, readable }) => {
    return { inode, own, names, processes, pid, process, container, readable };
  });
  return `"namespaces":${jsonValue(values)},`;
}
