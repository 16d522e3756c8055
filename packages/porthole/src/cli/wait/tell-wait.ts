import { printEndpoint, type WaitResult } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { groupByOwner, type OwnerGroup } from '../who/owner-groups.ts';
import { nameWithoutProcess } from '../who/tell-several.ts';
import { tellHolders } from '../who/tell-taken.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { WaitRequest } from './wait-request.ts';

const SHOWN = 6;

/** What came of the waiting: that it is so, or what was seen instead. */
export function tellWait(request: WaitRequest, result: WaitResult, teller: Teller): string[] {
  const { check, warn } = teller.style.symbols;
  const subject = clean(teller, request.text);
  const seconds = (result.waitedMs / 1000).toFixed(1);
  if (result.met) {
    const headline: Rich = [{ role: 'good', text: `${check} ${subject}` }, ` ${becauseOf(request)} after ${seconds} s`];
    return printHeadline(headline, teller);
  }
  const late = result.ended ? `: its process has ended` : ` after ${seconds} s`;
  const headline: Rich = [{ role: 'warning', text: `${warn} ${subject}` }, ` ${notYet(request)}${late}`];
  const rows = seenInstead(request, result, teller).map((value, index) => ({
    label: index === 0 ? 'instead' : '',
    value,
  }));
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

function becauseOf({ condition, until }: WaitRequest): string {
  switch (condition.kind) {
    case 'listening':
      return 'listens';
    case 'free':
      return 'is free';
    case 'answering':
      return 'answers';
    case 'owned':
      return `is ${until}`;
  }
}

function notYet({ condition, until }: WaitRequest): string {
  switch (condition.kind) {
    case 'listening':
      return 'does not listen';
    case 'free':
      return 'is not free';
    case 'answering':
      return 'does not answer';
    case 'owned':
      return `is not ${until}`;
  }
}

function seenInstead({ condition }: WaitRequest, result: WaitResult, teller: Teller): Rich[] {
  if (condition.kind === 'answering') return result.attempts.slice(0, SHOWN).map((each) => tellAttempt(each, teller));
  if (result.unbindable) return [['nobody is seen to have it, and yet it cannot be bound']];
  const groups = groupByOwner(result.sockets).slice(0, SHOWN);
  if (groups.length === 0) return [[result.ended ? 'nothing: who has ended holds no port' : 'nobody listens there']];
  return groups.map((group) => tellGroup(group, teller));
}

function tellGroup({ owner, sockets }: OwnerGroup, teller: Teller): Rich {
  const name = owner.kind === 'process' && leadingHolder(owner) ? tellHolders(owner, teller) : undefined;
  const ends = new Set(sockets.map(({ protocol, local, state }) => `${printEndpoint(local)} ${protocol} (${state})`));
  return [
    ...(name ?? [owner.kind === 'process' ? 'a process' : nameWithoutProcess(owner)]),
    ' has ',
    { role: 'address', text: clean(teller, [...ends].join(', ')) },
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused: nobody listens there',
  ETIMEDOUT: 'no answer at all',
  EHOSTUNREACH: 'there is no way to this machine',
  ENETUNREACH: 'there is no way to this network',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no machine is known by this name',
  EAI_AGAIN: 'the name cannot be looked up now',
};

function tellAttempt({ address, port, code }: WaitResult['attempts'][number], teller: Teller): Rich {
  const words = code === undefined ? 'answers' : `${WORDS[code] ?? 'failed'} (${code})`;
  return [{ role: 'address', text: clean(teller, printEndpoint({ address, port })) }, ` ${words}`];
}
