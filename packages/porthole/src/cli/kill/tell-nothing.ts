import type { KillPlan } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import type { Target } from '../target.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { tellProcess } from '../who/tell-process.ts';
import { clean } from '../who/teller.ts';
import type { KillTeller } from './kill-teller.ts';
import type { PlanStory } from './tell-plan.ts';
import { refusalRows } from './tell-refusals.ts';

/** There is nobody to stop. A client that has the port as its near end is told of, since that is mostly why one asked. */
export function tellNothing({ subject, plan }: PlanStory, target: Target, text: string, teller: KillTeller): string[] {
  const { ring } = teller.style.symbols;
  const name = clean(teller, subject);
  if (target.kind === 'pid')
    return printHeadline([`${ring} There is no process ${target.pid}: nothing to stop`], teller);
  if (target.kind === 'name')
    return printHeadline([`${ring} No process called ${name} has a port: nothing to stop`], teller);
  const open = plan.connections.filter(({ owner }) => owner.kind === 'process');
  const [first] = open;
  if (first === undefined) {
    const blind = plan.gaps.some(({ what }) => what === 'socket');
    const words: Rich = blind
      ? [`${ring} Nobody was seen to listen on ${name}, but not every socket could be read`]
      : [{ role: 'good', text: `${ring} ${name} is free` }, ': nothing to stop'];
    return printHeadline(words, teller);
  }
  const holder = first.owner.kind === 'process' ? leadingHolder(first.owner) : undefined;
  const ends = open.length === 1 ? 'the near end of a connection' : `the near end of ${open.length} connections`;
  const whose: Rich = holder === undefined ? [] : [' of ', ...tellProcess(holder, teller)];
  const headline: Rich = [
    `${ring} Nobody listens on ${name}: it is ${ends}`,
    ...whose,
    ', and clients are never stopped',
  ];
  return [...printHeadline(headline, teller), ...printLabelled(closeRow(plan, text, teller), teller)];
}

/** Everybody who holds it is left alone. */
export function tellRefused({ subject, plan }: PlanStory, teller: KillTeller): string[] {
  const headline: Rich = [
    { role: 'warning', text: `${teller.style.symbols.warn} ${clean(teller, subject)}` },
    plan.target.kind === 'ports' ? ' is taken, and nobody was stopped' : ' was left alone',
  ];
  return [...printHeadline(headline, teller), ...printLabelled(refusalRows(plan.refused, teller), teller)];
}

function closeRow({ connections }: KillPlan, text: string, teller: KillTeller): LabelledRow[] {
  const [socket] = connections.filter(({ protocol }) => protocol === 'tcp');
  if (socket?.remote === undefined) return [];
  const { address, port } = socket.remote;
  const remote = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const command = teller.spellAsRoot(['kill', text, '--close', remote]);
  return [{ label: 'cut it', value: [{ role: 'command', text: command }], whole: true }];
}
