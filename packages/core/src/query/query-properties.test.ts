import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPortholeError } from '../errors.ts';
import { compileQuery } from './match.ts';
import { NAMES } from './name-value.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print-query.ts';
import { pushdownOf } from './pushdown.ts';
import { ADDRESS_KEYS, NAME_KEYS, NUMBER_KEYS, QUERY_KEYS, type Query, TEXT_KEYS, type Term } from './query.ts';
import type { SocketShape } from './socket-shape.ts';

const port = fc.oneof(fc.constantFrom(0, 80, 81, 443, 3000, 65535), fc.nat(65535));
const addressText = fc.oneof(
  fc.constantFrom('127.0.0.1', '::1', '::', '10.0.0.5', '::ffff:10.0.0.5'),
  fc.ipV4(),
  fc.ipV6(),
);
const NASTY = [...'ab1 ,:"\\/!-[]%()*\n\té\u202e\ud800', 'localhost', '10.0.0.5', 'port:', '::1'];
const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...NASTY), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })),
  minLength: 1,
  maxLength: 12,
});

const range = (number: fc.Arbitrary<number>) =>
  fc.tuple(number, number).map(([a, b]) => ({ kind: 'range' as const, first: Math.min(a, b), last: Math.max(a, b) }));
const word = text.map((value) => ({ kind: 'word' as const, text: value }));
const pattern = fc.tuple(text, fc.boolean()).chain(([source, ignoreCase]) => {
  try {
    return fc.constant({ kind: 'pattern' as const, source: new RegExp(source).source, ignoreCase });
  } catch {
    return fc.constant({ kind: 'pattern' as const, source: '^[/"]+\\/ ,$', ignoreCase });
  }
});
const textValue = fc.oneof(word, pattern);
const network = addressText.chain((address) =>
  fc.nat(address.includes(':') ? 128 : 32).map((prefixLength) => ({ kind: 'network' as const, address, prefixLength })),
);
const exact = fc
  .record({
    kind: fc.constant('address' as const),
    address: fc.oneof(addressText, fc.constant('localhost')),
    port: fc.option(port, { nil: undefined }),
  })
  .chain((value) =>
    fc
      .option(fc.constantFrom('eth0', 'lo', 'eth0:1'), { nil: undefined })
      .map((zone) => ({ ...value, zone: value.address.includes(':') ? zone : undefined })),
  );

const some = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 });
const termOf = <Key extends Term['key'], Value>(key: fc.Arbitrary<Key>, value: fc.Arbitrary<Value>) =>
  fc.record({ key, negated: fc.boolean(), values: some(value) });
const term: fc.Arbitrary<Term> = fc.oneof(
  termOf(fc.constantFrom(...NUMBER_KEYS), range(port)),
  termOf(fc.constantFrom(...ADDRESS_KEYS), fc.oneof(network, exact, textValue)),
  fc.constantFrom(...NAME_KEYS).chain((key) =>
    termOf(
      fc.constant(key),
      fc.oneof(
        fc.constantFrom(...NAMES[key]).map((name) => ({ kind: 'name' as const, name })),
        pattern,
      ),
    ),
  ),
  termOf(fc.constant('user' as const), fc.oneof(range(port), textValue)),
  termOf(fc.constantFrom(...TEXT_KEYS, 'bare' as const), textValue),
);
const query: fc.Arbitrary<Query> = fc.record({ terms: fc.array(term, { maxLength: 4 }) });

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const endpoint = fc.record({ address: addressText, port, zone: maybe(fc.constant('eth0')) });
const holder = fc.record({
  pid: port,
  name: maybe(text),
  command: maybe(fc.array(text, { maxLength: 3 })),
  uid: maybe(port),
  user: maybe(text),
});
const socket: fc.Arbitrary<SocketShape> = fc.record({
  protocol: fc.constantFrom(...NAMES.proto),
  family: fc.constantFrom(...NAMES.family),
  state: fc.constantFrom(...NAMES.state),
  local: endpoint,
  remote: maybe(endpoint),
  owner: fc.record({ kind: fc.constant('process'), holders: fc.array(holder, { maxLength: 2 }) }),
  uid: maybe(port),
  user: maybe(text),
  service: maybe(text),
  reach: maybe(fc.record({ value: fc.constantFrom(...NAMES.reach) })),
  namespace: maybe(text),
  container: maybe(text),
  host: maybe(text),
  label: maybe(text),
});

describe('the filter language', () => {
  it('reads what it prints', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        expect(parseQuery(printQuery(wanted))).toEqual(wanted);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads anything or says where it cannot', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NASTY, ...QUERY_KEYS.map((key) => `${key}:`), '/i', '3000-3010', '/8'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (input) => {
          try {
            const read = parseQuery(input);
            expect(parseQuery(printQuery(read))).toEqual(read);
          } catch (error) {
            if (!isPortholeError(error)) throw error;
            expect(error.reason).toBe('invalid-argument');
            expect(error.input).toBe(input);
            expect(error.offset).toBeGreaterThanOrEqual(0);
            expect(error.offset).toBeLessThanOrEqual(input.length);
            expect(error.hint).toMatch(/\w/);
            expect(`${error.message}${error.hint}`).not.toMatch(/[\r\n]/);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('leaves to the system no socket out that matches', () => {
    let narrowed = 0;
    fc.assert(
      fc.property(query, fc.array(socket, { minLength: 1, maxLength: 5 }), (filter, sockets) => {
        const { ports, protocols } = pushdownOf(filter);
        for (const one of sockets.filter(compileQuery(filter))) {
          if (ports !== undefined) {
            narrowed++;
            const inside = (number: number | undefined) =>
              number !== undefined && number >= ports.first && number <= ports.last;
            expect(inside(one.local.port) || inside(one.remote?.port)).toBe(true);
          }
          if (protocols !== undefined) expect(protocols).toContain(one.protocol);
        }
      }),
      { numRuns: 3000 },
    );
    expect(narrowed).toBeGreaterThan(0);
  });

  it('lets through all terms together what each lets through, and negated what it would not', () => {
    fc.assert(
      fc.property(query, socket, (filter, one) => {
        const each = filter.terms.map((single) => compileQuery({ terms: [single] })(one));
        expect(compileQuery(filter)(one)).toBe(each.every(Boolean));
        const turned = filter.terms.map((single) =>
          compileQuery({ terms: [{ ...single, negated: !single.negated }] })(one),
        );
        expect(turned).toEqual(each.map((passes) => !passes));
      }),
      { numRuns: 1000 },
    );
  });
});
