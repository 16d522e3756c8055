import type { UnixSocket, UnixState } from '@porthole/core';
import { printUnixName } from '../../view/unix-name-text.ts';

const STATES: readonly UnixState[] = ['listen', 'bound', 'connected', 'closed'];

/** What others can reach first, by name; then the rest, by name as far as they have one, and by age. */
export function orderUnixSockets(sockets: readonly UnixSocket[]): readonly UnixSocket[] {
  const ranked = sockets.map((socket) => ({
    socket,
    state: STATES.indexOf(socket.state),
    name: socket.name && printUnixName(socket.name),
    inode: Number(socket.inode),
  }));
  ranked.sort((a, b) => a.state - b.state || compareNames(a.name, b.name) || a.inode - b.inode);
  return ranked.map(({ socket }) => socket);
}

function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}
