import { knownKey } from './known-key.ts';
import { lexPattern } from './lex-pattern.ts';
import { lexQuoted } from './lex-quoted.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawTerm, RawValue } from './raw-term.ts';
import { spellWord } from './spell-word.ts';

const BLANKS = /\s*/y;
const KEY = /([^\s":]*):/y;
const BARE = /[^\s,"]*/y;

/**
 * Splits a filter into its terms, and those into key and values, without knowing which values a key takes.
 *
 *     filter := [term {blanks term}]
 *     term   := ["!" | "-"] [key ":"] value {"," value}
 *     value  := bare | '"' ... '"' | "/" ... "/" ["i"]
 *
 * @throws PortholeError `invalid-argument` with the offset of the character at fault.
 */
export function lexQuery(input: string): RawTerm[] {
  const terms: RawTerm[] = [];
  let at = endOf(BLANKS, input, 0);
  while (at < input.length) {
    const term = lexTerm(input, at);
    terms.push(term);
    at = endOf(BLANKS, input, term.end);
  }
  return terms;
}

function lexTerm(input: string, start: number): RawTerm {
  const negated = isNegation(input[start]);
  const offset = negated ? start + 1 : start;
  if (negated) checkNegated(input, start);
  const written = keyAt(input, offset);
  const key = written === undefined ? undefined : knownKey(input, offset, written);
  const values: RawValue[] = [];
  let at = written === undefined ? offset : offset + written.length + 1;
  for (;;) {
    const value = lexValue(input, at);
    values.push(value);
    if (input[value.end] !== ',') return { negated, key, values, offset, end: value.end };
    at = value.end + 1;
  }
}

function isNegation(character: string | undefined): boolean {
  return character === '!' || character === '-';
}

function checkNegated(input: string, start: number): void {
  const sign = input[start];
  if (isNegation(input[start + 1])) {
    const text = excerpt(input.slice(start, endOf(BARE, input, start)));
    const hint = `to look for that text write command:${spellWord('command', text)}`;
    throw queryError(input, start + 1, `"${text}" is negated twice`, hint);
  }
  if (start + 1 === input.length || endOf(BLANKS, input, start + 1) > start + 1) {
    const hint = 'write it right before a term, as in !port:80';
    throw queryError(input, start, `"${sign}" stands alone, so there is nothing to negate`, hint);
  }
}

/** The text before a colon. What a quote or a slash begins is a value, whatever colons it has inside. */
function keyAt(input: string, offset: number): string | undefined {
  if (input[offset] === '/') return undefined;
  KEY.lastIndex = offset;
  return KEY.exec(input)?.[1];
}

function lexValue(input: string, offset: number): RawValue {
  if (input[offset] === '"') return lexQuoted(input, offset);
  if (input[offset] === '/') return lexPattern(input, offset);
  const end = endOf(BARE, input, offset);
  if (input[end] === '"') {
    const hint = 'put the whole value in quotes, and write a quote inside of it as \\"';
    throw queryError(input, end, 'a quote stands in the middle of a value', hint);
  }
  return { kind: 'bare', text: input.slice(offset, end), offset, end };
}

function endOf(sticky: RegExp, input: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.test(input) ? sticky.lastIndex : offset;
}
