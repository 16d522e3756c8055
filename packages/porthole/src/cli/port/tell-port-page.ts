import type { RegisteredService } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import { usualNames } from '../../view/usual-names.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { step } from '../who/next-steps.ts';
import { groupByOwner } from '../who/owner-groups.ts';
import { tellProcess } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import type { PortFacts } from './port-facts.ts';
import { listenersRows } from './tell-listeners.ts';
import { namesRows } from './tell-names.ts';
import { standingRows } from './tell-standing.ts';

/** One port in full. */
export interface PortPage {
  readonly answer: PortAnswer;
  readonly facts: PortFacts;
  /** What the processes that listen are, by pid. Raw text. */
  readonly words: ReadonlyMap<number, string>;
  /** Further ports that the words of the question lead to, the closest first. */
  readonly others: readonly PortAnswer[];
}

/** How many other ports a screen is told of. */
const MOST_OTHERS = 6;

export function tellPortPage({ answer, facts, words, others }: PortPage, teller: Teller): string[] {
  const blind = facts.snapshot.gaps.some(({ what }) => what === 'socket');
  const rows: LabelledRow[] = [
    ...namesRows(answer, teller),
    ...standingRows(answer, facts.ranges),
    ...(answer.port === 0 ? [] : listenersRows(answer, words, blind, teller)),
    ...othersRow(others, teller),
  ];
  return [...printHeadline(headline(answer, teller), teller), '', ...printLabelled(rows, teller)];
}

/** What one would type next. */
export function nextOfPage({ answer }: PortPage, teller: Teller): LabelledRow[] {
  return answer.listeners.length === 0 ? [] : [step('who has it', ['who', String(answer.port)], teller)];
}

function headline(answer: PortAnswer, teller: Teller): Rich {
  const { port, listeners, services } = answer;
  const { dot, ring } = teller.style.symbols;
  const usual = usualNames(answer.usually);
  const [service] = services;
  const number = { role: 'answer' as const, text: `${listeners.length > 0 ? dot : ring} ${port}` };
  if (port === 0) return [number, ' is reserved: it is no port that one can have'];
  if (usual !== undefined) return [number, ` is usually ${usual}`, ...holderPart(answer, teller)];
  if (service !== undefined)
    return [number, ` is registered for ${service.name}${explained(service)}`, ...holderPart(answer, teller)];
  return [number, ' has no name, and nothing is usually found on it', ...holderPart(answer, teller)];
}

function explained({ description }: RegisteredService): string {
  return description === undefined ? '' : ` (${description})`;
}

/** `, and here node (PID 4711) has it`. */
function holderPart({ listeners }: PortAnswer, teller: Teller): Rich {
  const [group, ...more] = groupByOwner(listeners);
  if (group === undefined) return [];
  const { owner } = group;
  const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  if (leader === undefined) return [`, and here ${owner.kind === 'kernel' ? 'the kernel' : 'somebody'} listens on it`];
  const others = more.length === 0 ? ' listens on it' : ' and others listen on it';
  return [', and here ', ...tellProcess(leader, teller), others];
}

function othersRow(others: readonly PortAnswer[], teller: Teller): LabelledRow[] {
  if (others.length === 0) return [];
  const shown = teller.width === undefined ? others : others.slice(0, MOST_OTHERS);
  const rest = others.length - shown.length;
  const items = shown.map(
    ({ port, usually, services }) => `${port} ${usualNames(usually, 1) ?? services[0]?.name ?? ''}`,
  );
  const whole = items.map((item) => item.replaceAll(' ', HARD_BLANK));
  const more = rest > 0 ? [`${rest} more`] : [];
  return [{ label: 'see also', value: [[...whole, ...more].join(` ${teller.style.symbols.separator} `)] }];
}
