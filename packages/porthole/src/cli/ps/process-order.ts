import { closestWord, PortholeError } from '@porthole/core';
import { addUp } from '../../view/add-up.ts';
import type { ListedProcess } from '../../view/listed-process.ts';
import type { ProcessRow } from '../../view/process-row.ts';
import { quoteWord } from '../quote-word.ts';

type Value = number | string | undefined;

interface Key {
  /** What is asked for is mostly the largest. */
  readonly largestFirst: boolean;
  readonly measureOf: (row: ProcessRow) => Value;
}

const sum = (measureOf: (member: ListedProcess) => number | undefined): Key => ({
  largestFirst: true,
  measureOf: ({ members }) => addUp(members, measureOf),
});
const leader = (measureOf: (process: ListedProcess['process']) => Value): Key => ({
  largestFirst: false,
  measureOf: ({ members }) => measureOf(members[0].process),
});

const KEYS = {
  ports: { largestFirst: false, measureOf: portPlace },
  cpu: sum(({ cpuShare }) => cpuShare),
  memory: sum(({ process }) => process.residentBytes),
  connections: { largestFirst: true, measureOf: (row) => row.connections.length },
  threads: sum(({ process }) => process.threads),
  up: { largestFirst: true, measureOf: ({ members }) => members[0].process.ageMs },
  name: leader(({ name }) => name?.toLowerCase()),
  process: leader(({ name }) => name?.toLowerCase()),
  pid: leader(({ pid }) => pid),
  user: leader(({ user, uid }) => user ?? (uid === undefined ? undefined : String(uid))),
  state: leader(({ state }) => state),
  command: leader(({ command }) => command?.join(' ')),
} as const satisfies Readonly<Record<string, Key>>;

const SORT_KEYS = Object.keys(KEYS) as (keyof typeof KEYS)[];

export type CompareRows = (a: ProcessRow, b: ProcessRow) => number;

/**
 * The order that `--sort` asks for: what is counted with the largest first, all else from its beginning, and with a `-`
 * in front backwards. What is not known comes last in both, and equal ones are ordered by pid.
 * @throws PortholeError `invalid-argument` for a key that is none.
 */
export function processOrder(text: string): CompareRows {
  const backwards = text.startsWith('-');
  const name = backwards ? text.slice(1) : text;
  const found = SORT_KEYS.find((candidate) => candidate === name);
  if (found === undefined) {
    const close = closestWord(name, SORT_KEYS);
    const keys = `The keys are ${SORT_KEYS.join(', ')}.`;
    throw new PortholeError('invalid-argument', `${quoteWord(name)} is not a key to sort processes by.`, {
      hint: close === undefined ? keys : `Did you mean ${close}? ${keys}`,
    });
  }
  const { largestFirst, measureOf }: Key = KEYS[found];
  const direction = largestFirst === backwards ? 1 : -1;
  return (a, b) => compareValues(measureOf(a), measureOf(b), direction) || pidOf(a) - pidOf(b);
}

function compareValues(a: Value, b: Value, direction: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -direction : direction;
}

/** Beyond every port. */
const LENT = 100_000;
const MOST_CONNECTIONS = 1e9;

/** The lowest port it waits on; then those with lent ports only, then those with connections, most of them first. */
function portPlace({ ports, connections }: ProcessRow): number | undefined {
  const [first] = ports;
  if (first !== undefined) return first.ephemeral ? LENT + first.port : first.port;
  return connections.length === 0 ? undefined : MOST_CONNECTIONS - connections.length;
}

function pidOf({ members }: ProcessRow): number {
  return members[0].process.pid;
}
