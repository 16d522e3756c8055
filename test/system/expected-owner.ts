import type { Owner } from '../../packages/core/src/index.ts';
import type { SpokenOwner } from '../world/spoken.ts';

/** An owner as far as a world can tell it: who, with which descriptors, and who of them is the first. */
export function toSpokenOwner(owner: Owner): SpokenOwner {
  if (owner.kind !== 'process') return owner;
  return {
    kind: 'process',
    holders: owner.holders.map(({ pid, fds }) => ({ pid, fds })),
    primary: owner.primary ?? null,
  };
}
