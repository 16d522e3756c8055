import type { Endpoint } from '../model/endpoint.ts';
import type { SocketChange } from '../model/event.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Socket } from '../model/socket.ts';
import { isSameOwner } from './is-same-owner.ts';

/** Sockets at one moment. No two of them have the same id. */
export type SocketsAt = Pick<Snapshot, 'sockets'>;

/**
 * What happened between two moments, as far as that can be told from them: first what closed, then the rest, in the
 * order of `after`. Both must come from the same way of reading, because ids are comparable only within one. What a
 * connection carries and how full its queues are is no change.
 */
export function diffSnapshots(before: SocketsAt, after: SocketsAt): SocketChange[] {
  // Who reads again and again gives the same object for what did not change, and that is nearly all.
  const same = new Set(after.sockets);
  const earlier = new Map<string, Socket>();
  for (const socket of before.sockets) if (!same.delete(socket)) earlier.set(socket.id, socket);
  const later: SocketChange[] = [];
  // What is left of the set is what is new or changed, in the order of `after`.
  for (const socket of same) {
    const known = earlier.get(socket.id);
    earlier.delete(socket.id);
    compare(known, socket, later);
  }
  const closed = Array.from(earlier.values(), (socket): SocketChange => ({ kind: 'closed', socket }));
  return [...closed, ...later];
}

function compare(known: Socket | undefined, socket: Socket, into: SocketChange[]): void {
  if (known === undefined) {
    into.push({ kind: isConnected(socket) ? 'connected' : 'opened', socket });
    return;
  }
  if (!isSamePlace(known, socket)) {
    into.push({ kind: isConnected(socket) && !isConnected(known) ? 'connected' : 'state-changed', socket });
  }
  if (!isSameOwner(known.owner, socket.owner)) into.push({ kind: 'owner-changed', socket });
}

/** Has it another end that answered? */
function isConnected({ remote, state }: Socket): boolean {
  return remote !== undefined && state !== 'syn-sent' && state !== 'syn-received';
}

function isSamePlace(one: Socket, other: Socket): boolean {
  return (
    one.state === other.state && isSameEndpoint(one.local, other.local) && isSameEndpoint(one.remote, other.remote)
  );
}

function isSameEndpoint(one: Endpoint | undefined, other: Endpoint | undefined): boolean {
  return one?.port === other?.port && one?.address === other?.address && one?.zone === other?.zone;
}
