import { compileQuery, type Host, parseQuery, type Socket } from '@porthole/core';
import type { Expectation } from './act.ts';
import { fillIn, type Values } from './values.ts';

/** Does it hold on the machine now? `sockets` are all there are. */
export async function checkExpectation(
  expectation: Expectation,
  values: Values,
  sockets: readonly Socket[],
  host: Host,
): Promise<boolean> {
  const fill = (text: string) => fillIn(text, values);
  if ('filter' in expectation) return holdsOf(socketsOf(fill(expectation.filter), sockets), expectation, fill);
  if ('process' in expectation) {
    const reading = await host.detail({ pid: Number(fill(expectation.process)) });
    return reading !== undefined && hasAll(reading.process, expectation.has, fill);
  }
  if ('unixSocketsOf' in expectation) {
    const pid = Number(fill(expectation.unixSocketsOf));
    const { sockets: all } = await host.unixSockets();
    const own = all.filter(({ owner }) => owner.kind === 'process' && owner.holders.some((each) => each.pid === pid));
    return own.length >= expectation.atLeast;
  }
  return holdsOfValues(expectation, fill);
}

/** The sockets that a filter of the lesson finds. */
function socketsOf(filter: string, sockets: readonly Socket[]): Socket[] {
  return sockets.filter(compileQuery(parseQuery(filter)));
}

type Fill = (text: string) => string;

function holdsOf(found: readonly Socket[], expected: Extract<Expectation, { filter: string }>, fill: Fill): boolean {
  if ('count' in expected) return found.length === expected.count;
  if ('atLeast' in expected) return found.length >= expected.atLeast;
  return found.length > 0 && found.every((socket) => hasAll(socket, expected.every, fill));
}

function holdsOfValues(
  expected: Exclude<Expectation, { filter: string } | { process: string } | { unixSocketsOf: string }>,
  fill: Fill,
): boolean {
  if ('differ' in expected) return new Set(expected.differ.map(fill)).size === expected.differ.length;
  if ('same' in expected) return new Set(expected.same.map(fill)).size === 1;
  if ('between' in expected) {
    const [value, first, last] = expected.between.map((text) => Number(fill(text))) as [number, number, number];
    return first <= value && value <= last;
  }
  const rest = expected.mostly === 'even' ? 0 : 1;
  const fitting = expected.of.filter((text) => Number(fill(text)) % 2 === rest);
  return fitting.length * 2 > expected.of.length;
}

/** Has the thing these values, each at its path (`owner.kind`)? */
function hasAll(thing: object, wanted: Readonly<Record<string, string | number | boolean>>, fill: Fill): boolean {
  return Object.entries(wanted).every(([path, value]) => {
    const found = path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], thing);
    return String(found) === (typeof value === 'string' ? fill(value) : String(value));
  });
}
