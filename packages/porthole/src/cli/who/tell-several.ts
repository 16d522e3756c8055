import type { ProcessOwner } from '@porthole/core';
import { leadingHolder, ownerName } from '../../view/owner-text.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { answeringAt } from './answering-at.ts';
import type { OwnerGroup } from './owner-groups.ts';
import { listenersOf, type PortStory } from './port-story.ts';
import { findSharedEndpoints } from './shared-endpoints.ts';
import { hiddenRows } from './tell-hidden.ts';
import { tellProcessShort, tellWhatItIs } from './tell-process.ts';
import { sharedRow } from './tell-shared.ts';
import { socketRows } from './tell-sockets.ts';
import { holdersRow, tellHolders } from './tell-taken.ts';
import { clean, type Teller } from './teller.ts';

/** Several owners on one port: who answers depends on the address, on the protocol, or on the kernel's dice. */
export function tellSeveral(story: PortStory, groups: readonly OwnerGroup[], teller: Teller): string[] {
  const { warn, dot, dash } = teller.style.symbols;
  const why = reasonOf(story, groups);
  const headline: Rich = [
    {
      role: why.surprising ? 'warning' : 'answer',
      text: `${why.surprising ? warn : dot} ${clean(teller, story.subject)}`,
    },
    ` has ${groups.length} owners ${dash} ${why.words}`,
  ];
  const rows = [sharedRow(listenersOf(story), teller), localhostRow(story, teller)].filter((row) => row !== undefined);
  return [
    ...printHeadline(headline, teller),
    ...groups.flatMap((group) => ['', ...tellGroup(story, group, teller)]),
    ...(rows.length === 0 ? [] : ['', ...printLabelled(rows, teller)]),
  ];
}

function reasonOf(story: PortStory, groups: readonly OwnerGroup[]): { words: string; surprising: boolean } {
  const listeners = listenersOf(story);
  const protocols = groups.map(({ sockets }) => new Set(sockets.map((socket) => socket.protocol)));
  if (
    groups.length === 2 &&
    protocols.every((set) => set.size === 1) &&
    protocols[0]?.has('tcp') !== protocols[1]?.has('tcp')
  ) {
    return { words: 'one of tcp, the other of udp', surprising: false };
  }
  const shared = findSharedEndpoints(listeners);
  if (shared.length > 0) {
    const stream = shared.some(({ sockets: [socket] }) => socket.protocol === 'tcp');
    return {
      words: stream ? 'they share it, and the kernel chooses who answers' : 'they share it',
      surprising: stream,
    };
  }
  return { words: 'which one answers depends on the address', surprising: true };
}

function tellGroup(story: PortStory, { owner, sockets }: OwnerGroup, teller: Teller): string[] {
  const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  const name: Rich =
    owner.kind === 'process'
      ? [...tellHolders(owner, teller), ...tellWhatItIs(story.facts.get(leader?.pid ?? 0), teller)]
      : [nameWithoutProcess(owner)];
  const held = owner.kind === 'process' ? holdersRow({ owner, sockets }, teller) : undefined;
  const rows: LabelledRow[] = [
    ...socketRows(sockets, teller),
    ...(held === undefined ? [] : [held]),
    ...(owner.kind === 'hidden' || owner.kind === 'none' ? hiddenRows({ owner, sockets }, teller) : []),
  ];
  const [first = '', ...more] = printHeadline(name, {
    ...teller,
    width: teller.width === undefined ? undefined : teller.width - 2,
  });
  return [`  ${first}`, ...more.map((line) => `  ${line}`), ...printLabelled(rows, teller)];
}

/** Whose it is, where that is no process that one can see. */
export function nameWithoutProcess(owner: Exclude<OwnerGroup['owner'], ProcessOwner>): string {
  if (owner.kind === 'kernel') return 'the kernel itself';
  return owner.reason === 'permission' ? 'somebody you may not look into' : 'no process that can be named';
}

/** Which of the owners a browser gets, where IPv4 and IPv6 lead to different ones. */
function localhostRow(story: PortStory, teller: Teller): LabelledRow | undefined {
  const listeners = listenersOf(story).filter((socket) => socket.protocol === 'tcp' && socket.state === 'listen');
  const four = answeringAt(listeners, 'ipv4');
  const six = answeringAt(listeners, 'ipv6');
  if (four === undefined || six === undefined || ownerKey(four) === ownerKey(six)) return undefined;
  return {
    label: 'localhost',
    value: [
      'most programs try ',
      { role: 'address', text: '[::1]' },
      ' first and get ',
      ...tellOwner(six, teller),
      '; those that know IPv4 only get ',
      ...tellOwner(four, teller),
    ],
  };
}

function ownerKey({ owner }: { readonly owner: OwnerGroup['owner'] }): string {
  return owner.kind === 'process' ? owner.holders.map((holder) => holder.pid).join() : ownerName(owner);
}

function tellOwner({ owner }: { readonly owner: OwnerGroup['owner'] }, teller: Teller): Rich {
  const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  return leader === undefined ? [clean(teller, ownerName(owner))] : tellProcessShort(leader, teller);
}
