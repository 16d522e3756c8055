import { SOCKET_STATES } from '../model/socket.ts';
import { closestWord } from './closest-word.ts';
import { compileText } from './match-text.ts';
import type { Name, NameKey, Pattern } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';
import { patternValue } from './text-value.ts';

/** The closed set of words of each key. */
export const NAMES: Readonly<Record<NameKey, readonly string[]>> = {
  proto: ['tcp', 'udp'],
  family: ['ipv4', 'ipv6'],
  state: SOCKET_STATES,
  reach: ['this-machine', 'network', 'public'],
};

const NOUNS: Readonly<Record<NameKey, string>> = {
  proto: 'protocol',
  family: 'family of addresses',
  state: 'state of a socket',
  reach: 'reach',
};

const ALIASES: Readonly<Partial<Record<NameKey, ReadonlyMap<string, string>>>> = {
  family: new Map([
    ['4', 'ipv4'],
    ['6', 'ipv6'],
  ]),
  reach: new Map([['local', 'this-machine']]),
};

/** Reads a word of the key's set, in upper or lower case, or a regular expression over these words. */
export function nameValue(input: string, key: NameKey, value: RawValue): Name | Pattern {
  if (value.kind === 'pattern') return patternValue(input, value);
  const word = value.text.toLowerCase();
  const name = ALIASES[key]?.get(word) ?? word;
  if (NAMES[key].includes(name)) return { kind: 'name', name };
  const close = closestWord(word, NAMES[key]);
  const hint = close === undefined ? `write one of ${NAMES[key].join(', ')}` : `did you mean ${key}:${close}?`;
  throw queryError(input, value.offset, `"${excerpt(value.text)}" is not a ${NOUNS[key]}`, hint);
}

/** The words of the key that the values stand for. */
export function acceptedNames(key: NameKey, values: readonly (Name | Pattern)[]): string[] {
  const matchers = values.map((value) =>
    value.kind === 'name' ? (name: string) => name === value.name : compileText([value]),
  );
  return NAMES[key].filter((name) => matchers.some((matches) => matches(name)));
}
