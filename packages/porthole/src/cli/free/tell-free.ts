import { printEndpoint } from '@porthole/core';
import { type LabelledRow, listOf, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { groupByOwner } from '../who/owner-groups.ts';
import { socketRows } from '../who/tell-sockets.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { FreeStory } from './ask-free.ts';
import { freeHeadline, subjectOf, tellOwner } from './free-headline.ts';
import { tellKeptFor, tellLeaseEnd } from './tell-lease.ts';

const SHOWN = 4;

/** Whether the port can be had, in lines. */
export function tellFree(story: FreeStory, teller: Teller): string[] {
  const rows = [...holderRows(story, teller), ...connectionRows(story, teller), ...otherRows(story, teller)];
  const printed = rows.length === 0 ? [] : ['', ...printLabelled(rows, teller)];
  return [...printHeadline(freeHeadline(story, teller), teller), ...printed];
}

/** What one would type next. */
export function nextAfterFree(story: FreeStory, teller: Teller): LabelledRow[] {
  const { port, protocol, status, keptFor } = story.verdict;
  if (status === 'free' && keptFor === undefined) return [];
  const next = (label: string, words: readonly string[]): LabelledRow => ({
    ...{ label, whole: true },
    value: [{ role: 'command', text: teller.spell(words) }],
  });
  const another = next('another', ['free', ...(protocol === 'udp' ? ['--udp'] : []), '--near', String(port)]);
  return status === 'held' ? [next('more', ['who', subjectOf(story)]), another] : [another];
}

function holderRows(story: FreeStory, teller: Teller): LabelledRow[] {
  return groupByOwner(story.verdict.holders).flatMap((group, index) => [
    ...(index === 0 ? [] : [{ label: 'and by', value: tellOwner(group, story, teller) }]),
    ...socketRows(group.sockets, teller),
  ]);
}

/** Connections on the port, and what is left of them. */
function connectionRows({ verdict: { others, status, holders } }: FreeStory, teller: Teller): LabelledRow[] {
  if (others.length === 0 || holders.length > 0) return [];
  const { dash, separator } = teller.style.symbols;
  const shown = teller.width === undefined ? others : others.slice(0, SHOWN);
  const ends = shown.map(({ local, remote, state }): Rich => {
    const far = remote === undefined ? '?' : clean(teller, printEndpoint(remote));
    return [{ role: 'address', text: `${clean(teller, printEndpoint(local))} ${dash} ${far}` }, ` (${state})`];
  });
  const rest = others.length - shown.length;
  const list = listOf(rest > 0 ? [...ends, [`${rest} more`]] : ends, separator);
  if (status !== 'free') return [{ label: 'used by', value: list }];
  const but = 'a server that does not set SO_REUSEADDR (nearly all do) cannot bind it while there is ';
  return [{ label: 'but', value: [but, ...list] }];
}

/** Why it cannot be bound, for whom it is kept, and what would free it. */
function otherRows({ verdict }: FreeStory, teller: Teller): LabelledRow[] {
  const { status, trials, keptFor, remedy } = verdict;
  const failed = trials.find(({ outcome }) => outcome === 'refused' || outcome === 'failed');
  const rows: (LabelledRow | undefined)[] = [
    status === 'free' || failed === undefined
      ? undefined
      : { label: 'refused', value: [`binding ${failed.address} fails: ${failed.code}`] },
    keptFor === undefined || status === 'free' ? undefined : { label: 'kept for', value: tellKeptFor(keptFor, teller) },
    keptFor?.lease === undefined ? undefined : { label: 'kept', value: [tellLeaseEnd(keptFor.lease, teller.nowMs)] },
    remedy === undefined ? undefined : { label: 'free it', value: [{ role: 'command', text: remedy }], whole: true },
  ];
  return rows.filter((row) => row !== undefined);
}
