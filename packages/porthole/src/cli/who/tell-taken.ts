import type { ProcessOwner } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { type LabelledRow, listOf, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { countWaiting, findClients } from './find-clients.ts';
import type { OwnerGroup } from './owner-groups.ts';
import { connectionsOf, type PortStory } from './port-story.ts';
import { clientsRow } from './tell-clients.ts';
import { tellProcess, tellProcessRows, tellProcessShort, tellWhatItIs } from './tell-process.ts';
import { sharedRow } from './tell-shared.ts';
import { isIdle, lentRow, socketRows } from './tell-sockets.ts';
import { clean, type Teller } from './teller.ts';

type ProcessGroup = OwnerGroup & { readonly owner: ProcessOwner };

/** The port is held by one process, or by several that share their sockets. */
export function tellTaken(story: PortStory, group: ProcessGroup, teller: Teller): string[] {
  const leader = leadingHolder(group.owner);
  const facts = leader === undefined ? undefined : story.facts.get(leader.pid);
  const idle = group.sockets.every(isIdle);
  const headline: Rich = [
    { role: 'answer', text: `${teller.style.symbols.dot} ${clean(teller, story.subject)}` },
    idle ? ' is reserved by ' : ' is taken by ',
    ...tellHolders(group.owner, teller),
    ...tellWhatItIs(facts, teller),
  ];
  const rows: readonly (LabelledRow | undefined)[] = [
    ...socketRows(group.sockets, teller),
    sharedRow(group.sockets, teller),
    ...lentRow(group.sockets, story.snapshot.network.ephemeralRange),
    holdersRow(group, teller),
    ...tellProcessRows(facts, teller),
    idle ? undefined : clientsRowOf(story, teller),
  ];
  return [
    ...printHeadline(headline, teller),
    '',
    ...printLabelled(
      rows.filter((row) => row !== undefined),
      teller,
    ),
  ];
}

/** The one that stands for all of them, and how the others hang together with it. */
export function tellHolders(owner: ProcessOwner, teller: Teller): Rich {
  const leader = leadingHolder(owner);
  if (leader === undefined) return ['a process'];
  const others = owner.holders.length - 1;
  if (others === 0) return tellProcess(leader, teller);
  if (owner.primary === undefined) {
    return [`${others + 1} processes together, such as `, ...tellProcess(leader, teller)];
  }
  return [...tellProcess(leader, teller), ` and ${others === 1 ? 'a process' : `${others} processes`} it started`];
}

const SHOWN_HOLDERS = 8;

/** All holders by name, and whether there may be more. */
export function holdersRow({ owner, sockets }: ProcessGroup, teller: Teller): LabelledRow | undefined {
  const { holders, complete } = owner;
  // Who made the socket is not among those that were seen: that one may hold it still.
  const foreign = sockets.some(({ uid }) => uid !== undefined && !holders.some((holder) => holder.uid === uid));
  if (holders.length < 2 && (complete || !foreign)) return undefined;
  const shown = teller.width === undefined ? holders : holders.slice(0, SHOWN_HOLDERS);
  const rest = holders.length - shown.length;
  const items = [...shown.map((holder) => tellProcessShort(holder, teller)), ...(rest > 0 ? [[`${rest} more`]] : [])];
  const more = complete ? '' : '; there may be others that cannot be seen from here';
  return { label: 'held by', value: [...listOf(items, teller.style.symbols.separator), more] };
}

function clientsRowOf(story: PortStory, teller: Teller): LabelledRow | undefined {
  const connections = connectionsOf(story);
  const hasTcp = story.answers.some((answer) => answer.protocol === 'tcp' && answer.listeners.length > 0);
  // Without connections, who sends to a UDP socket is not known to the system.
  if (!hasTcp && connections.length === 0) return undefined;
  return clientsRow(findClients(connections, story.snapshot.sockets), countWaiting(connections), teller);
}
