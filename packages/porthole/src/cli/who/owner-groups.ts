import type { Owner, Socket } from '@porthole/core';
import { ownerIdentity } from '../../view/owner-identity.ts';

/** Sockets of one owner. */
export interface OwnerGroup {
  readonly owner: Owner;
  readonly sockets: readonly [Socket, ...Socket[]];
}

/** The sockets by whose they are, in the order in which the owners come first. */
export function groupByOwner(sockets: readonly Socket[]): OwnerGroup[] {
  const groups = new Map<number | string, { owner: Owner; sockets: [Socket, ...Socket[]] }>();
  for (const socket of sockets) {
    const identity = ownerIdentity(socket);
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, { owner: socket.owner, sockets: [socket] });
    else group.sockets.push(socket);
  }
  return [...groups.values()];
}
