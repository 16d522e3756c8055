import type { Holder, Owner } from '../model/owner.ts';

/**
 * Is it the same answer to "whose is it?": the same processes with the same descriptors? A process that gave itself
 * another name or other arguments is the same one, and whether others may hold it too is no matter of the owner.
 */
export function isSameOwner(one: Owner, other: Owner): boolean {
  if (one === other) return true;
  if (one.kind === 'process') {
    return other.kind === 'process' && one.primary === other.primary && haveSameHolders(one.holders, other.holders);
  }
  if (one.kind !== other.kind) return false;
  return one.kind === 'kernel' || one.reason === (other as typeof one).reason;
}

function haveSameHolders(some: readonly Holder[], others: readonly Holder[]): boolean {
  return some.length === others.length && some.every((holder, index) => isSameHolder(holder, others[index] as Holder));
}

function isSameHolder(one: Holder, other: Holder): boolean {
  return (
    one.pid === other.pid &&
    one.startId === other.startId &&
    one.fds.length === other.fds.length &&
    one.fds.every((fd, index) => fd === other.fds[index])
  );
}
