/** Whole numbers from `first` to `last`, both included; one exact number where they are equal. */
export interface NumberRange {
  readonly kind: 'range';
  readonly first: number;
  readonly last: number;
}

/** Text that must occur somewhere, upper and lower case alike. Never empty. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
}

/** A regular expression as JavaScript spells it, without its slashes. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** One address, with a zone and a port where these count too. `localhost` stands for every loopback address. */
export interface ExactAddress {
  readonly kind: 'address';
  readonly address: string;
  readonly zone: string | undefined;
  readonly port: number | undefined;
}

/** All addresses that share their first `prefixLength` bits with `address` (CIDR, RFC 4632 3.1, RFC 4291 2.3). */
export interface Network {
  readonly kind: 'network';
  readonly address: string;
  readonly prefixLength: number;
}

/** A word of a closed set, as the model spells it. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
}

export type TextValue = Word | Pattern;
export type AddressValue = ExactAddress | Network;

export const NUMBER_KEYS = ['port', 'lport', 'rport', 'pid'] as const;
export const ADDRESS_KEYS = ['local', 'remote'] as const;
export const NAME_KEYS = ['proto', 'family', 'state', 'reach'] as const;
export const TEXT_KEYS = ['process', 'command', 'service', 'container', 'namespace', 'host', 'label'] as const;

export type NumberKey = (typeof NUMBER_KEYS)[number];
export type AddressKey = (typeof ADDRESS_KEYS)[number];
export type NameKey = (typeof NAME_KEYS)[number];
export type TextKey = (typeof TEXT_KEYS)[number];

/** Everything that may stand before a colon. */
export type QueryKey = NumberKey | AddressKey | NameKey | TextKey | 'user';

/** In the order in which people are told of them. */
export const QUERY_KEYS: readonly QueryKey[] = [
  'port',
  'local',
  'remote',
  'lport',
  'rport',
  'pid',
  'process',
  'command',
  'user',
  'proto',
  'family',
  'state',
  'reach',
  'service',
  'container',
  'namespace',
  'host',
  'label',
];

interface Values<Key, Value> {
  readonly key: Key;
  /** The term holds for exactly the sockets for which it would not hold otherwise, those with unknown facts included. */
  readonly negated: boolean;
  /** One of them has to match. Never empty. */
  readonly values: readonly Value[];
}

/** A condition. The key `bare` is text without a key: it looks into the process name and the command. */
export type Term =
  | Values<NumberKey, NumberRange>
  | Values<AddressKey, AddressValue | TextValue>
  | Values<NameKey, Name | Pattern>
  | Values<'user', NumberRange | TextValue>
  | Values<TextKey | 'bare', TextValue>;

/** What a filter asks for: every term has to hold, so no term asks for nothing and matches all. */
export interface Query {
  readonly terms: readonly Term[];
}
