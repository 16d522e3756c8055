import { type LeaseInUse, printEndpoint } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { shortenPath } from '../describe-what.ts';
import { type LabelledRow, listOf, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { groupByOwner, type OwnerGroup } from '../who/owner-groups.ts';
import { tellWhatItIs } from '../who/tell-process.ts';
import { nameWithoutProcess } from '../who/tell-several.ts';
import { socketRows } from '../who/tell-sockets.ts';
import { tellHolders } from '../who/tell-taken.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { FreeStory } from './ask-free.ts';
import { tellLeaseEnd } from './tell-lease.ts';

const SHOWN = 4;

/** Whether the port can be had, in lines. */
export function tellFree(story: FreeStory, teller: Teller): string[] {
  const rows = rowsOf(story, teller);
  return [
    ...printHeadline(headlineOf(story, teller), teller),
    ...(rows.length === 0 ? [] : ['', ...printLabelled(rows, teller)]),
  ];
}

/** What one would type next. */
export function nextAfterFree({ verdict }: FreeStory, teller: Teller): LabelledRow[] {
  const { port, protocol, status, keptFor } = verdict;
  const next = (label: string, words: readonly string[]): LabelledRow => ({
    ...{ label, whole: true },
    value: [{ role: 'command', text: teller.spell(words) }],
  });
  const place = protocol === 'udp' ? `udp:${port}` : String(port);
  const prefix = protocol === 'udp' ? ['--udp'] : [];
  if (status === 'held')
    return [next('more', ['who', place]), next('another', ['free', ...prefix, '--near', String(port)])];
  return keptFor === undefined ? [] : [next('another', ['free', ...prefix, '--near', String(port)])];
}

function headlineOf({ verdict, facts }: FreeStory, teller: Teller): Rich {
  const { dot, ring, warn } = teller.style.symbols;
  const { port, protocol, status, holders, keptFor } = verdict;
  const subject = protocol === 'udp' ? `udp:${port}` : `${port}`;
  const [first, ...others] = groupByOwner(holders.length > 0 ? holders : verdict.others);
  switch (status) {
    case 'held':
      if (holders.length === 0 && verdict.others.every(({ state }) => state === 'time-wait') && first !== undefined) {
        return [
          { role: 'warning', text: `${warn} ${subject}` },
          ' is held by nobody any more, but a closed connection keeps it for a minute at most (TIME_WAIT)',
        ];
      }
      if (first === undefined) {
        return [
          { role: 'warning', text: `${warn} ${subject}` },
          ' is held, by something that cannot be seen from here',
        ];
      }
      return [
        { role: 'answer', text: `${dot} ${subject}` },
        holders.length > 0 ? ' is held by ' : ' is used by a connection of ',
        ...tellOwner(first, teller),
        ...(first.owner.kind === 'process'
          ? tellWhatItIs(facts.get(leadingHolder(first.owner)?.pid ?? 0), teller)
          : []),
        ...(others.length === 0 ? [] : [` and ${others.length} more`]),
      ];
    case 'refused':
      return [{ role: 'warning', text: `${warn} ${subject}` }, ' is held by nobody, but you may not bind it'];
    case 'unknown':
      return [
        { role: 'warning', text: `${warn} ${subject}` },
        ' is held by nobody that can be seen, but could not be bound',
      ];
    case 'free':
      return keptFor === undefined
        ? [{ role: 'good', text: `${ring} ${subject}` }, ` is free (${protocol}, on every address)`]
        : [
            { role: 'warning', text: `${warn} ${subject}` },
            ' is held by nobody, but kept for ',
            ...tellKeptFor(keptFor, teller),
          ];
  }
}

function rowsOf({ verdict, facts }: FreeStory, teller: Teller): LabelledRow[] {
  const { holders, status, keptFor, remedy, trials } = verdict;
  const [first, ...others] = groupByOwner(holders);
  const refusal = trials.find(({ outcome }) => outcome === 'refused' || outcome === 'failed');
  return [
    ...(first === undefined ? [] : socketRows(first.sockets, teller)),
    ...others.flatMap((group) => [
      { label: 'and', value: ownerWithWhat(group, facts, teller) },
      ...socketRows(group.sockets, teller),
    ]),
    ...leftoversRow(verdict, teller),
    ...(status === 'free' || refusal === undefined
      ? []
      : [{ label: 'refused', value: [`binding ${refusal.address} fails: ${refusal.code}`] }]),
    ...(keptFor === undefined || status === 'free' ? [] : [{ label: 'kept for', value: tellKeptFor(keptFor, teller) }]),
    ...(keptFor?.lease === undefined ? [] : [{ label: 'kept', value: [tellLeaseEnd(keptFor.lease, teller.nowMs)] }]),
    ...(remedy === undefined
      ? []
      : [{ label: 'free it', value: [{ role: 'command' as const, text: remedy }], whole: true }]),
  ];
}

/** Connections on the port, and what is left of them. */
function leftoversRow({ others, status, holders }: FreeStory['verdict'], teller: Teller): LabelledRow[] {
  if (others.length === 0 || holders.length > 0) return [];
  const { dash, separator } = teller.style.symbols;
  const shown = teller.width === undefined ? others : others.slice(0, SHOWN);
  const ends = shown.map(({ local, remote, state }): Rich => {
    const far = remote === undefined ? '?' : clean(teller, printEndpoint(remote));
    return [{ role: 'address', text: `${clean(teller, printEndpoint(local))} ${dash} ${far}` }, ` (${state})`];
  });
  const rest = others.length - shown.length;
  const list = listOf(rest > 0 ? [...ends, [`${rest} more`]] : ends, separator);
  const but = 'a server that does not set SO_REUSEADDR (nearly all do) cannot bind it while there is ';
  return [{ label: status === 'free' ? 'but' : 'used by', value: status === 'free' ? [but, ...list] : list }];
}

function ownerWithWhat(group: OwnerGroup, facts: FreeStory['facts'], teller: Teller): Rich {
  const leader = group.owner.kind === 'process' ? leadingHolder(group.owner) : undefined;
  return [...tellOwner(group, teller), ...tellWhatItIs(facts.get(leader?.pid ?? 0), teller)];
}

function tellOwner({ owner }: OwnerGroup, teller: Teller): Rich {
  return owner.kind === 'process' ? tellHolders(owner, teller) : [nameWithoutProcess(owner)];
}

function tellKeptFor({ lease }: LeaseInUse, teller: Teller): Rich {
  if (lease === undefined) return ['somebody (the lease may not be read)'];
  if (lease.kind === 'project') {
    const project = shortenPath(lease.project ?? '', teller.home);
    return [`${clean(teller, lease.name ?? '')} of ${clean(teller, project)}`];
  }
  const name = clean(teller, lease.owner?.name ?? 'a process');
  return [{ role: 'process', text: name }, ` (PID ${lease.owner?.pid ?? '?'})`];
}
