import { addressValue } from './address-value.ts';
import { checkBareValue } from './bare-value.ts';
import { lexQuery } from './lex.ts';
import { nameValue } from './name-value.ts';
import { looksNumeric, numberValue, PID_NUMBER, PORT_NUMBER, UID_NUMBER } from './number-value.ts';
import type { Query, Term } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawTerm, RawValue } from './raw-term.ts';
import { textValue } from './text-value.ts';

/**
 * Reads a filter, such as `port:3000-3010 !user:root "my app"`. An empty one matches everything.
 * @throws PortholeError `invalid-argument`, with `input`, the `offset` of the character at fault, and a `hint`.
 */
export function parseQuery(text: string): Query {
  return { terms: lexQuery(text).map((term) => parseTerm(text, term)) };
}

/**
 * Reads a filter from the words of a command line, joined by one blank each.
 * @throws PortholeError `invalid-argument`; its `input` is the joined text.
 */
export function parseTerms(words: readonly string[]): Query {
  return parseQuery(words.join(' '));
}

function parseTerm(input: string, term: RawTerm): Term {
  const { negated, key } = term;
  for (const value of term.values) checkBareValue(input, key, value);
  const valuesBy = <Value>(read: (value: RawValue) => Value): Value[] => term.values.map(read);
  switch (key) {
    case undefined:
      return parseKeyless(input, term);
    case 'port':
    case 'lport':
    case 'rport':
      return { key, negated, values: valuesBy((value) => numberValue(input, value, PORT_NUMBER)) };
    case 'pid':
      return { key, negated, values: valuesBy((value) => numberValue(input, value, PID_NUMBER)) };
    case 'local':
    case 'remote':
      return { key, negated, values: valuesBy((value) => addressValue(input, key, value)) };
    case 'proto':
    case 'family':
    case 'state':
    case 'reach':
      return { key, negated, values: valuesBy((value) => nameValue(input, key, value)) };
    case 'user':
      return { key, negated, values: valuesBy((value) => userValue(input, value)) };
    default:
      return { key, negated, values: valuesBy((value) => textValue(input, value)) };
  }
}

/** Numbers without a key are ports; words are looked for in the process name and the command. */
function parseKeyless(input: string, term: RawTerm): Term {
  const { negated, values } = term;
  const number = values.find(looksNumeric);
  const other = values.find((value) => !looksNumeric(value));
  if (number === undefined) return { key: 'bare', negated, values: values.map((value) => textValue(input, value)) };
  if (other === undefined) {
    return { key: 'port', negated, values: values.map((value) => numberValue(input, value, PORT_NUMBER)) };
  }
  const mixed = number.offset > other.offset ? number : other;
  const text = input.slice(number.offset, number.end);
  const hint = `put the number in quotes to look for it as text, "${excerpt(text)}", or write it as a term of its own`;
  throw queryError(input, mixed.offset, 'this list mixes ports and words', hint);
}

function userValue(input: string, value: RawValue) {
  return looksNumeric(value) ? numberValue(input, value, UID_NUMBER) : textValue(input, value);
}
