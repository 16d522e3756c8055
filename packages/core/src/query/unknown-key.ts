import type { PortholeError } from '../errors.ts';
import { standsBare } from './bare-text.ts';
import { closestWord } from './closest-word.ts';
import { parseAddress } from './ip-address.ts';
import { quoteText } from './lex-quoted.ts';
import { QUERY_KEYS } from './query.ts';
import { excerpt, queryError } from './query-error.ts';

const ENDPOINT = /^(?:\[.*\]|localhost|\d+(?:\.\d+){3}):\d+$|^\[.*\]$/i;

/** What stands before a colon is not a key: says what was probably meant, down to "just that text". */
export function unknownKeyError(input: string, offset: number, key: string): PortholeError {
  const text = /^[^\s"]*/.exec(input.slice(offset))?.[0] ?? key;
  const rest = text.slice(key.length + 1);
  if (key.includes(',')) {
    const hint = 'one key goes before the whole list, as in port:80,443; put a blank between two terms';
    return queryError(input, offset, `"${excerpt(key)}:" is a list, and not a key`, hint);
  }
  if (isEndpoint(text)) {
    const hint = `write local:${text} for this end, remote:${text} for the other end`;
    return queryError(input, offset, `"${excerpt(text)}" needs a key that says which end has it`, hint);
  }
  if (key === '') {
    const hint = /^\d+$/.test(rest) ? `write port:${rest}` : textHint(text);
    return queryError(input, offset, 'there is no key before the colon', hint);
  }
  const close = closestWord(key, QUERY_KEYS);
  const hint = close === undefined ? textHint(text) : `did you mean ${close}:${excerpt(rest)}? ${textHint(text)}`;
  return queryError(input, offset, `"${excerpt(key)}" is not a key of the filter`, hint);
}

function isEndpoint(text: string): boolean {
  return ENDPOINT.test(text) || parseAddress(text.split('%')[0] ?? text) !== undefined;
}

/** Behind a key a colon is like any letter, and no shell takes quotes away from there. */
function textHint(text: string): string {
  const keys = `the keys are ${QUERY_KEYS.join(', ')}`;
  if (excerpt(text) !== text) return `${keys}; put a text with a colon in double quotes`;
  const bare = standsBare('command', text) ? `command:${text} or ` : '';
  return `to look for that text write ${bare}${quoteText(text)}; ${keys}`;
}
