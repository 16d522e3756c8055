import type { NumberRange } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';

const NUMBERS = /^(\d+)(?:-(\d+))?$/;

/** What a number counts, and how far it may go. */
export interface NumberMeaning {
  /** As in "70000 is not a port". */
  readonly noun: string;
  readonly largest: number;
  readonly hint: string;
}

export const PORT_NUMBER: NumberMeaning = {
  noun: 'a port',
  largest: 65535,
  hint: 'write a number, a range or a list, as in port:3000, port:3000-3010 or port:80,443',
};

/** Linux goes up to 2^22, Windows to 2^32 - 1. */
export const PID_NUMBER: NumberMeaning = {
  noun: 'a process id',
  largest: 0xffffffff,
  hint: 'write a number, as in pid:48213; for a name write process:NAME',
};

/** 2^32 - 1 means "no user" to the system (chown(2)). */
export const UID_NUMBER: NumberMeaning = {
  noun: 'a user id',
  largest: 0xfffffffe,
  hint: 'write a name or a number, as in user:ana or user:1000',
};

/** Is it written as an exact number or as a range of them? */
export function looksNumeric(value: RawValue): boolean {
  return value.kind === 'bare' && NUMBERS.test(value.text);
}

/** Reads `3000` or `3000-3010`. */
export function numberValue(input: string, value: RawValue, meaning: NumberMeaning): NumberRange {
  const { offset, end } = value;
  const written = input.slice(offset, end);
  const [, first, last = first] = (value.kind === 'bare' && NUMBERS.exec(value.text)) || [];
  if (first === undefined || last === undefined) {
    const shown = value.kind === 'bare' ? `"${excerpt(written)}"` : excerpt(written);
    throw queryError(input, offset, `${shown} is not ${meaning.noun}: that is a number`, meaning.hint);
  }
  checkLargest(input, offset, first, meaning);
  checkLargest(input, end - last.length, last, meaning);
  if (Number(first) > Number(last)) {
    throw queryError(input, offset, `the range ${written} is upside down`, `write ${last}-${first}`);
  }
  return { kind: 'range', first: Number(first), last: Number(last) };
}

function checkLargest(input: string, offset: number, digits: string, meaning: NumberMeaning): void {
  if (Number(digits) <= meaning.largest) return;
  const message = `${excerpt(digits)} is not ${meaning.noun}: the largest is ${meaning.largest}`;
  throw queryError(input, offset, message, meaning.hint);
}
