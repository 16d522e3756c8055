import type { Gap, HiddenReason, Socket } from '@porthole/core';
import type { ListingRequest } from '../listing-request.ts';

/**
 * The gaps of a snapshot that concern an answer: hidden owners count only for the sockets shown. Where the filter asks
 * for owners, a hidden one might be among those asked for, so all of them count.
 */
export function gapsAbout(
  gaps: readonly Gap[],
  sockets: readonly Socket[],
  request: Pick<ListingRequest, 'asksForOwners'>,
): readonly Gap[] {
  if (request.asksForOwners || !gaps.some(({ what }) => what === 'owner')) return gaps;
  const hidden = new Map<HiddenReason, number>();
  for (const { owner } of sockets) {
    if (owner.kind === 'hidden') hidden.set(owner.reason, (hidden.get(owner.reason) ?? 0) + 1);
  }
  return gaps.flatMap((gap) => {
    if (gap.what !== 'owner') return [gap];
    const count = hidden.get(gap.reason as HiddenReason);
    return count === undefined ? [] : [{ ...gap, count }];
  });
}
