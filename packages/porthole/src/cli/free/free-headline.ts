import { leadingHolder } from '../../view/owner-text.ts';
import type { Piece, Rich } from '../text/rich-text.ts';
import { groupByOwner, type OwnerGroup } from '../who/owner-groups.ts';
import { tellWhatItIs } from '../who/tell-process.ts';
import { nameWithoutProcess } from '../who/tell-several.ts';
import { tellHolders } from '../who/tell-taken.ts';
import type { Teller } from '../who/teller.ts';
import type { FreeStory } from './ask-free.ts';
import { tellKeptFor } from './tell-lease.ts';

/** Whether the port can be had, in one sentence. */
export function freeHeadline(story: FreeStory, teller: Teller): Rich {
  const { status, protocol, keptFor } = story.verdict;
  const { ring } = teller.style.symbols;
  switch (status) {
    case 'held':
      return heldHeadline(story, teller);
    case 'refused':
      return [warned(story, teller), ' is held by nobody, but you may not bind it'];
    case 'unknown':
      return [warned(story, teller), ' is held by nobody that can be seen, but could not be bound'];
    case 'free':
      return keptFor === undefined
        ? [{ role: 'good', text: `${ring} ${subjectOf(story)}` }, ` is free (${protocol}, on every address)`]
        : [warned(story, teller), ' is held by nobody, but kept for ', ...tellKeptFor(keptFor, teller)];
  }
}

function heldHeadline(story: FreeStory, teller: Teller): Rich {
  const { holders, others } = story.verdict;
  const [first, ...more] = groupByOwner(holders.length > 0 ? holders : others);
  if (first === undefined) return [warned(story, teller), ' is held, by something that cannot be seen from here'];
  if (holders.length === 0 && others.every(({ state }) => state === 'time-wait')) {
    const why = 'a closed connection keeps it for a minute at most (TIME_WAIT)';
    return [warned(story, teller), ` is held by nobody any more, but ${why}`];
  }
  return [
    { role: 'answer', text: `${teller.style.symbols.dot} ${subjectOf(story)}` },
    holders.length > 0 ? ' is held by ' : ' is used by a connection of ',
    ...tellOwner(first, story, teller),
    ...(more.length === 0 ? [] : [`, and by ${more.length} more`]),
  ];
}

/** Whose the sockets are, and what that is. */
export function tellOwner({ owner }: OwnerGroup, { facts }: Pick<FreeStory, 'facts'>, teller: Teller): Rich {
  if (owner.kind !== 'process') return [nameWithoutProcess(owner)];
  const leader = leadingHolder(owner);
  return [...tellHolders(owner, teller), ...tellWhatItIs(leader && facts.get(leader.pid), teller)];
}

function warned(story: FreeStory, teller: Teller): Piece {
  return { role: 'warning', text: `${teller.style.symbols.warn} ${subjectOf(story)}` };
}

/** As one writes it in a command: `3000`, `udp:53`. */
export function subjectOf({ verdict: { port, protocol } }: FreeStory): string {
  return protocol === 'udp' ? `udp:${port}` : String(port);
}
