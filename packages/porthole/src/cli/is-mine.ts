import type { Socket } from '@porthole/core';
import type { Context } from './context.ts';

/** The user at the keyboard: under sudo(8) that is the one who called it, not root. */
export function userWhoAsks({ uid, env }: Pick<Context, 'uid' | 'env'>): number | undefined {
  const caller = env.SUDO_UID === undefined || env.SUDO_UID === '' ? Number.NaN : Number(env.SUDO_UID);
  return uid === 0 && Number.isInteger(caller) ? caller : uid;
}

/** Did the user make the socket, or does one of the user's processes hold it? */
export function isMine({ uid, owner }: Pick<Socket, 'uid' | 'owner'>, user: number): boolean {
  if (uid === user) return true;
  return owner.kind === 'process' && owner.holders.some((holder) => holder.uid === user);
}
