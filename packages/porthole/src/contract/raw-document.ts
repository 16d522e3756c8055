import type { RawEnd, RawSnapshot, RawSocket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonTextOrNull, jsonValue } from './json-text.ts';
import { momentJson } from './moment-json.ts';
import { createHolderWriter, ownerJson } from './owner-json.ts';
import { queueJson } from './socket-writer.ts';

/** `porthole.raw/1`: one document with some raw sockets of a snapshot and all of its gaps. */
export function* rawDocument(
  snapshot: RawSnapshot,
  sockets: readonly RawSocket[],
  remedyOf: RemedyOf,
): Iterable<string> {
  const write = createRawWriter();
  const rows = sockets.map((socket) => `\n{${write(socket)}}`);
  yield `{"schema":"porthole.raw/1",${momentJson(snapshot)},"sockets":[${rows.join(',')}],`;
  yield `\n"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** The same as lines: a `porthole.raw-socket/1` each, and at the end one `porthole.end/1` with the gaps. */
export function* rawLines(snapshot: RawSnapshot, sockets: readonly RawSocket[], remedyOf: RemedyOf): Iterable<string> {
  const write = createRawWriter();
  for (const socket of sockets) yield `{"schema":"porthole.raw-socket/1",${write(socket)}}\n`;
  yield `{"schema":"porthole.end/1",${momentJson(snapshot)},"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

function createRawWriter(): (socket: RawSocket) => string {
  const holderJson = createHolderWriter();
  return (socket) =>
    `"id":${jsonValue(socket.id)},"family":"${socket.family}",` +
    `"protocol":{"number":${socket.protocol},"name":${jsonTextOrNull(socket.protocolName)}},"state":"${socket.state}",` +
    `"local":${endJson(socket.local)},"remote":${endJson(socket.remote)},` +
    `"owner":${ownerJson(socket.owner, holderJson)},"uid":${socket.uid ?? null},"user":${jsonTextOrNull(socket.user)},` +
    `"inode":${jsonTextOrNull(socket.inode)},"cookie":${jsonTextOrNull(socket.cookie)},` +
    `"queue":${queueJson(socket.queue)},"namespace":${jsonTextOrNull(socket.namespace)}`;
}

function endJson(end: RawEnd | undefined): string {
  return end === undefined ? 'null' : jsonValue({ address: end.address, zone: end.zone });
}
