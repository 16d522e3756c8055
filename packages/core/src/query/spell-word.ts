import type { QueryKey } from './query.ts';
import { ADDRESS_KEYS, TEXT_KEYS } from './query.ts';

/** A word as a value of the key: in quotes where it would mean something else without them. */
export function spellWord(key: QueryKey | 'bare', text: string): string {
  return standsBare(key, text) ? text : quoteText(text);
}

/** The text as a quoted value. */
export function quoteText(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * Behind a key that takes texts nearly all words mean themselves. Where numbers or addresses have a meaning of their
 * own, or where there is no key to tell a value from a key, only plain ones do.
 */
function standsBare(key: QueryKey | 'bare', text: string): boolean {
  if (TEXT_KEYS.some((textKey) => textKey === key)) return /^[^\s,"/!][^\s,"]*$/.test(text);
  if (!/^[A-Za-z_][\w.@+-]*$/.test(text)) return false;
  return !ADDRESS_KEYS.some((addressKey) => addressKey === key) || text.toLowerCase() !== 'localhost';
}
