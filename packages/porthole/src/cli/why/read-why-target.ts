import type { DiagnoseHost, DiagnoseTarget, WhyQuestion } from '@porthole/core';
import type { FlagValues } from '../flags.ts';
import { quoteWord } from '../quote-word.ts';
import { type PortTarget, parseTarget } from '../target.ts';
import { parseHost } from '../target-host.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { parsePastedFailure } from './pasted-failure.ts';

/** What `why` was asked. */
export interface WhyWish {
  /** As it was asked. */
  readonly text: string;
  readonly target: DiagnoseTarget;
  readonly question: WhyQuestion;
}

const FORMS = 'Write it as in 3000, localhost:3000, [::1]:3000, 10.0.0.5:5432 or udp:53.';

/** Reads the words behind `why`: one target, or an error as some program printed it. */
export function readWhyTarget(
  words: readonly string[],
  flags: Pick<FlagValues, 'bind' | 'reach'>,
): WhyWish | UsageProblem {
  if (flags.bind && flags.reach) {
    return { message: '--bind and --reach are two questions.', hint: 'Leave both out to learn which of them fails.' };
  }
  const given = flags.bind ? 'bind' : flags.reach ? 'reach' : undefined;
  const text = words.join(' ');
  const pasted = parsePastedFailure(text);
  if (pasted !== undefined) {
    if ('message' in pasted) return pasted;
    const { port, protocol, address } = pasted;
    const host = hostOf(address ?? '', address === undefined ? undefined : parseHost(address));
    return { text, target: { port, protocol, host }, question: given ?? pasted.question };
  }
  const [word = ''] = words;
  if (words.length > 1) {
    return {
      message: '"why" is asked about one port at a time.',
      hint: 'If this is an error message, put it in quotes.',
    };
  }
  const target = parseTarget(word);
  switch (target.kind) {
    case 'problem':
      return target.problem;
    case 'pid':
      return {
        message: '"why" is about a port, not about a process.',
        hint: 'For its ports, run',
        command: ['who', word],
      };
    case 'name':
      return { message: `${quoteWord(word)} names no port.`, hint: FORMS };
    case 'ports':
      return readPorts(word, target, given);
  }
}

function readPorts(text: string, target: PortTarget, given: WhyQuestion | undefined): WhyWish | UsageProblem {
  const { first, last, protocol } = target;
  if (first !== last) {
    return {
      message: `${quoteWord(text)} is a range, and "why" is asked about one port at a time.`,
      hint: 'For what listens in it, run',
      command: ['who', text],
    };
  }
  const [, written = ''] = /^(?:(?:tcp|udp):)?(.*):\d+$/i.exec(text) ?? [];
  const isUrl = text.includes('://');
  const host = hostOf(isUrl ? '' : written.replace(/^\[|\]$/g, ''), target.host);
  return { text, target: { port: first, protocol, host }, question: given ?? (isUrl ? 'reach' : 'both') };
}

/** Targets take every spelling of "all addresses" for none; here it matters which family is meant. */
function hostOf(written: string, host: PortTarget['host'] | undefined): DiagnoseHost {
  if (written === '0.0.0.0') return { kind: 'wildcard', family: 'ipv4' };
  if (written === '::') return { kind: 'wildcard', family: 'ipv6' };
  if (host === undefined) return { kind: 'any' };
  return host.kind === 'loopback' ? { kind: 'localhost' } : host;
}
