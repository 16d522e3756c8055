import type { PortholeError } from '../errors.ts';
import { closestWord } from './closest-word.ts';
import { parseAddress } from './ip-address.ts';
import { NAMES } from './name-value.ts';
import { QUERY_KEYS, type QueryKey } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import { quoteText, spellWord } from './spell-word.ts';

const ENDPOINT = /^(?:\[.*\]|localhost|\d+(?:\.\d+){3}):\d+$|^\[.*\]$/i;

/**
 * The key that stands before a colon, in upper or lower case.
 * @throws PortholeError `invalid-argument` that says what was probably meant, down to "just that text".
 */
export function knownKey(input: string, offset: number, written: string): QueryKey {
  const key = QUERY_KEYS.find((candidate) => candidate === written.toLowerCase());
  if (key === undefined) throw unknownKeyError(input, offset, written);
  return key;
}

function unknownKeyError(input: string, offset: number, key: string): PortholeError {
  const text = /^[^\s"]*/.exec(input.slice(offset))?.[0] ?? key;
  const rest = text.slice(key.length + 1);
  if (key.includes(',')) {
    const hint = 'one key goes before the whole list, as in port:80,443; put a blank between two terms';
    return queryError(input, offset, `"${excerpt(key)}:" is a list, and not a key`, hint);
  }
  if (isEndpoint(text)) {
    const hint = `write local:${excerpt(text)} for this end, remote:${excerpt(text)} for the other end`;
    return queryError(input, offset, `"${excerpt(text)}" needs a key that says which end has it`, hint);
  }
  if (key === '') {
    const hint = /^\d+$/.test(rest) ? `write port:${rest}` : textHint(text);
    return queryError(input, offset, 'there is no key before the colon', hint);
  }
  const meant = meantTerm(key, rest);
  const hint = meant === undefined ? textHint(text) : `did you mean ${meant}? ${textHint(text)}`;
  return queryError(input, offset, `"${excerpt(key)}" is not a key of the filter`, hint);
}

function meantTerm(key: string, value: string): string | undefined {
  const protocol = key.toLowerCase();
  if (NAMES.proto.includes(protocol)) return `proto:${protocol} port:${excerpt(value)}`;
  const close = closestWord(key, QUERY_KEYS);
  return close === undefined ? undefined : `${close}:${excerpt(value)}`;
}

function isEndpoint(text: string): boolean {
  return ENDPOINT.test(text) || parseAddress(text.split('%')[0] ?? text) !== undefined;
}

/** Behind a key a colon is like any letter, and what has no quotes loses none to a shell. */
function textHint(text: string): string {
  const keys = `the keys are ${QUERY_KEYS.join(', ')}`;
  if (excerpt(text) !== text) return `${keys}; put a text with a colon in double quotes`;
  return `to look for that text write command:${spellWord('command', text)} or ${quoteText(text)}; ${keys}`;
}
