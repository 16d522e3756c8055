import { printEndpoint, type Socket } from '@porthole/core';

/** Several sockets on the very same endpoint: only SO_REUSEPORT (socket(7)) lets that be, or for UDP SO_REUSEADDR. */
export interface SharedEndpoint {
  readonly sockets: readonly [Socket, ...Socket[]];
}

export function findSharedEndpoints(sockets: readonly Socket[]): SharedEndpoint[] {
  const byEndpoint = new Map<string, [Socket, ...Socket[]]>();
  for (const socket of sockets) {
    const key = `${socket.protocol} ${printEndpoint(socket.local)}`;
    const there = byEndpoint.get(key);
    if (there === undefined) byEndpoint.set(key, [socket]);
    else there.push(socket);
  }
  return [...byEndpoint.values()].filter((there) => there.length > 1).map((there) => ({ sockets: there }));
}
