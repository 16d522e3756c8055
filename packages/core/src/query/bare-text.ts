import type { QueryKey } from './query.ts';
import { ADDRESS_KEYS, TEXT_KEYS } from './query.ts';

/**
 * Does a word mean the same without quotes? Behind a key nearly all do; where numbers or addresses mean something of
 * their own, and where there is no key to tell a value from a key, only plain ones do.
 */
export function standsBare(key: QueryKey | 'bare', text: string): boolean {
  if (TEXT_KEYS.some((textKey) => textKey === key)) return /^[^\s,"/!][^\s,"]*$/.test(text);
  if (!/^[A-Za-z_][\w.@+-]*$/.test(text)) return false;
  return !ADDRESS_KEYS.some((addressKey) => addressKey === key) || text.toLowerCase() !== 'localhost';
}
