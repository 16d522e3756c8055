import type { Socket } from '@porthole/core';
import type { ProcessAnswer } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { groupByOwner } from './owner-groups.ts';
import { connectionsOf, listenersOf, type PortStory } from './port-story.ts';
import type { Teller } from './teller.ts';

/** What one would type next, once the story of a port is told. Only commands that exist, spelled so that they run. */
export function nextSteps(story: PortStory, teller: Teller): LabelledRow[] {
  const listeners = listenersOf(story);
  const connections = connectionsOf(story);
  const pids = leadersOf(listeners.length > 0 ? listeners : connections);
  const [pid] = pids;
  return [
    ...openRow(story, listeners),
    ...(pids.length > 1 ? pids.slice(0, 4).map((each) => step('more', ['who', `pid:${each}`], teller)) : []),
    ...(pids.length === 1 ? [step('all it has', ['who', `pid:${pid}`], teller)] : []),
    ...(connections.length > 0 ? [step('who talks', ['connections', `port:${story.port}`], teller)] : []),
    ...(listeners.length + connections.length === 0 ? [step('all ports', ['list'], teller)] : []),
  ];
}

/** A row with a command that is never broken. */
export function step(label: string, args: readonly string[], teller: Teller): LabelledRow {
  return { label, value: [{ role: 'command', text: teller.spell(args) }], whole: true };
}

function leadersOf(sockets: readonly Socket[]): number[] {
  return groupByOwner(sockets).flatMap(({ owner }) => {
    const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    return leader === undefined ? [] : [leader.pid];
  });
}

/** Where a browser can go, for programs that are known to speak HTTP and that this machine reaches as localhost. */
function openRow({ facts, port }: PortStory, listeners: readonly Socket[]): LabelledRow[] {
  const [pid, ...others] = leadersOf(listeners);
  const tcp = listeners.filter((socket) => socket.protocol === 'tcp' && socket.state === 'listen');
  const here = tcp.some(({ reach }) => reach?.evidence.includes('loopback') || reach?.evidence.includes('wildcard'));
  if (pid === undefined || others.length > 0 || !here || !speaksHttp(facts.get(pid))) return [];
  return [
    {
      label: 'open',
      value: [{ role: 'command', text: `http://localhost${port === 80 ? '' : `:${port}`}/` }],
      whole: true,
    },
  ];
}

function speaksHttp(facts: ProcessAnswer | undefined): boolean {
  return facts?.what?.kind === 'dev-server' || facts?.what?.kind === 'web-server';
}
