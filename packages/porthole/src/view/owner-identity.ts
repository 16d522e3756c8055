import type { HiddenReason, NoOwnerReason, Socket } from '@porthole/core';

const ABSENCES: readonly (NoOwnerReason | HiddenReason | 'kernel')[] = [
  'kernel',
  'time-wait',
  'orphan',
  'not-accepted',
  'syn-received',
  'permission',
  'namespace',
  'gone',
  'unseen',
];

/**
 * The same value for sockets of the same owner: the pid of the only holder, else the pids of all of them, else a
 * negative number for why there is none and whose socket it is. Compares by value, because a host may make its holder
 * objects anew every time, and makes nothing itself in the usual cases. Valid within one snapshot, where a pid is one process.
 */
export function ownerIdentity(socket: Pick<Socket, 'owner' | 'soleHolder' | 'uid'>): number | string {
  if (socket.soleHolder !== undefined) return socket.soleHolder;
  const { owner } = socket;
  if (owner.kind === 'process') {
    const { holders } = owner;
    return holders.length === 1 && holders[0] ? holders[0].pid : holders.map((holder) => holder.pid).join(',');
  }
  const absence = ABSENCES.indexOf(owner.kind === 'kernel' ? 'kernel' : owner.reason);
  const user = socket.uid === undefined ? 0 : socket.uid + 1;
  return -1 - absence - ABSENCES.length * user;
}
