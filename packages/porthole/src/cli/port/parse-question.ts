import type { Protocol } from '@porthole/core';
import { quoteWord } from '../quote-word.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** What `port` is asked: numbers, or words to search by. */
export type PortQuestion =
  | { readonly kind: 'ports'; readonly first: number; readonly last: number; readonly protocol: Protocol | undefined }
  | { readonly kind: 'words'; readonly words: string };

const LARGEST_PORT = 65_535;

const HOW_MANY =
  'Ports are 0-65535: the field of a packet that says the port has 16 bits, and these can say 65,536 different numbers.';

/** Reads one question: `N`, `:N`, `A-B`, `N/tcp`, `tcp:N`, or a name or words. */
export function parseQuestion(text: string): PortQuestion | { readonly problem: UsageProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return problem('The question is empty.', 'Write a number as in 5432, or a name as in postgres.');
  const [, before, numbers = '', behind] = /^(?:(tcp|udp):)?:?(-?\d[\d-]*)(?:\/(tcp|udp))?$/i.exec(trimmed) ?? [];
  const protocol = (before ?? behind)?.toLowerCase() as Protocol | undefined;
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(numbers) ?? [];
  if (first !== undefined) return rangeQuestion(numbers, Number(first), Number(last ?? first), protocol);
  if (/^-?\d[\d.,_-]*$/.test(trimmed) || numbers !== '') return notAPort(trimmed);
  if (/:\/\/|:\d+$|^\[/.test(trimmed)) {
    const message = `${quoteWord(trimmed)} is an address, and a port number means the same on all of them.`;
    return { problem: { message, hint: 'For who has it, run', command: ['who', trimmed] } };
  }
  if (!/[\p{L}\p{N}]/u.test(trimmed)) {
    return problem(`${quoteWord(trimmed)} is neither a number nor a name.`, 'Write 5432, or a name as in postgres.');
  }
  return { kind: 'words', words: trimmed };
}

function rangeQuestion(
  text: string,
  first: number,
  last: number,
  protocol: Protocol | undefined,
): PortQuestion | { readonly problem: UsageProblem } {
  if (first > LARGEST_PORT || last > LARGEST_PORT) return notAPort(text);
  if (first > last) return problem(`The range ${text} ends before it begins.`, `Write ${last}-${first}.`);
  return { kind: 'ports', first, last, protocol };
}

function notAPort(text: string): { readonly problem: UsageProblem } {
  return problem(`${quoteWord(text)} is not a port.`, HOW_MANY);
}

function problem(message: string, hint: string): { readonly problem: UsageProblem } {
  return { problem: { message, hint } };
}
