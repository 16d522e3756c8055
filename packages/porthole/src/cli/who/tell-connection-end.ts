import type { Socket } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { groupByOwner } from './owner-groups.ts';
import type { PortStory } from './port-story.ts';
import { connectionRows } from './tell-connection.ts';
import { hiddenRows } from './tell-hidden.ts';
import { tellProcess, tellProcessRows, tellWhatItIs } from './tell-process.ts';
import { lentRow } from './tell-sockets.ts';
import { clean, type Teller } from './teller.ts';

/** Nobody listens on the port; it is the local one of connections that processes have. */
export function tellConnectionEnd(story: PortStory, owned: readonly Socket[], teller: Teller): string[] {
  const { dot } = teller.style.symbols;
  const groups = groupByOwner(owned);
  const [only] = groups.length === 1 ? groups : [];
  const leader = only?.owner.kind === 'process' ? leadingHolder(only.owner) : undefined;
  const facts = leader === undefined ? undefined : story.facts.get(leader.pid);
  const what = owned.length === 1 ? 'the near end of a connection' : `the near end of ${owned.length} connections`;
  const headline: Rich = [
    { role: 'answer', text: `${dot} ${clean(teller, story.subject)}` },
    ` is ${what}`,
    ...(leader === undefined ? [] : [' of ', ...tellProcess(leader, teller), ...tellWhatItIs(facts, teller)]),
    ': nobody listens on it',
  ];
  const rows = [
    ...connectionRows(owned, story.snapshot, teller, leader?.pid),
    ...lentRow(owned, story.snapshot.network.ephemeralRange),
    ...tellProcessRows(facts, teller),
    ...unseenRows(groups, teller),
  ];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

function unseenRows(groups: ReturnType<typeof groupByOwner>, teller: Teller): LabelledRow[] {
  const hidden = groups.flatMap(({ owner, sockets }) => (owner.kind === 'hidden' ? [{ owner, sockets }] : []));
  return hidden.slice(0, 1).flatMap((group) => hiddenRows(group, teller));
}
