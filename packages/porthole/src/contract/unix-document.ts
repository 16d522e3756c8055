import type { UnixPeer, UnixSnapshot, UnixSocket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonTextOrNull } from './json-text.ts';
import { momentJson } from './moment-json.ts';
import { createHolderWriter, ownerJson } from './owner-json.ts';
import { queueJson } from './socket-writer.ts';

/** `porthole.unix/1`: one document with some UNIX sockets of a snapshot and all of its gaps, in a piece for each. */
export function* unixDocument(
  snapshot: UnixSnapshot,
  sockets: readonly UnixSocket[],
  remedyOf: RemedyOf,
): Iterable<string> {
  const write = createUnixWriter();
  yield `{"schema":"porthole.unix/1",${momentJson(snapshot)},"sockets":[`;
  for (const [index, socket] of sockets.entries()) yield `${index === 0 ? '' : ','}\n{${write(socket)}}`;
  yield `],\n"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** The same as lines: a `porthole.unix-socket/1` each, and at the end one `porthole.end/1` with the gaps. */
export function* unixLines(
  snapshot: UnixSnapshot,
  sockets: readonly UnixSocket[],
  remedyOf: RemedyOf,
): Iterable<string> {
  const write = createUnixWriter();
  for (const socket of sockets) yield `{"schema":"porthole.unix-socket/1",${write(socket)}}\n`;
  yield `{"schema":"porthole.end/1",${momentJson(snapshot)},"gaps":${gapsJson(snapshot.gaps, remedyOf)}}\n`;
}

/** Writes the members of one UNIX socket, for the sockets of one snapshot: what is told of a process is written once. */
export function createUnixWriter(): (socket: UnixSocket) => string {
  const holderJson = createHolderWriter();
  const peerJson = (peer: UnixPeer | undefined): string => {
    if (peer === undefined) return 'null';
    const { inode, owner } = peer;
    return `{"inode":${jsonTextOrNull(inode)},${nameJson(peer)},"owner":${ownerJson(owner, holderJson)}}`;
  };
  return (socket) =>
    `"inode":"${socket.inode}","cookie":${jsonTextOrNull(socket.cookie)},"type":"${socket.type}",` +
    `"state":"${socket.state}",${nameJson(socket)},"file":${fileJson(socket)},` +
    `"owner":${ownerJson(socket.owner, holderJson)},"uid":${socket.uid ?? null},"user":${jsonTextOrNull(socket.user)},` +
    `"peer":${peerJson(socket.peer)},"queue":${socket.queue === undefined ? 'null' : queueJson(socket.queue)},` +
    `"namespace":${jsonTextOrNull(socket.namespace)}`;
}

function nameJson({ name }: Pick<UnixSocket, 'name'>): string {
  const textOf = (kind: 'path' | 'abstract') => jsonTextOrNull(name?.kind === kind ? name.text : undefined);
  return `"path":${textOf('path')},"abstract":${textOf('abstract')}`;
}

function fileJson({ file }: Pick<UnixSocket, 'file'>): string {
  return file === undefined ? 'null' : `{"device":"${file.device}","inode":"${file.inode}"}`;
}
