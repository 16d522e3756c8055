import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNft } from './parse-nft.ts';

const IDS = { family: 'inet', table: 'guard', chain: 'input' };
const match = (left: unknown, right: unknown, op = '==') => ({ match: { op, left, right } });
const dport = { payload: { protocol: 'tcp', field: 'dport' } };
const rule = (...expr: unknown[]) => ({ rule: { ...IDS, handle: 5, expr } });

/** In the form of `nft -j list ruleset`, nftables 1.0.6 on Debian 12. */
function rulesOf(...items: unknown[]) {
  const chain = { chain: { ...IDS, name: 'input', handle: 1, type: 'filter', hook: 'input', prio: 0, policy: 'drop' } };
  const set = {
    set: { family: 'inet', table: 'guard', name: 'open', type: 'inet_service', elem: [22, { elem: { val: 80 } }] },
  };
  const text = JSON.stringify({ nftables: [{ metainfo: { json_schema_version: 1 } }, chain, set, ...items] });
  const chains = parseNft(text);
  expect(chains).toHaveLength(1);
  expect(chains?.[0]).toMatchObject({ tool: 'nft', hook: 'input', filters: true, policy: 'drop', priority: 0 });
  return chains?.[0]?.rules ?? [];
}

/** The rule in words, with what becomes of the packet. */
const textOf = (...expr: unknown[]) => rulesOf(rule(...expr)).map(({ text }) => text);

it('reads what a rule asks for, and what it decides', () => {
  expect(textOf(match(dport, 8080), { counter: { packets: 0, bytes: 0 } }, { drop: null })).toEqual([
    'tcp dport 8080 drop',
  ]);
  expect(textOf(match(dport, { set: [80, { range: [90, 99] }] }, '!='), { reject: { type: 'tcp reset' } })).toEqual([
    'tcp dport != { 80, 90-99 } reject',
  ]);
  expect(textOf(match({ meta: { key: 'iifname' } }, 'lo'), { accept: null })).toEqual(['iifname lo accept']);
  expect(textOf(match({ meta: { key: 'l4proto' } }, { set: ['tcp', 'udp'] }), { drop: null })).toEqual([
    'meta l4proto { tcp, udp } drop',
  ]);
  const saddr = { payload: { protocol: 'ip', field: 'saddr' } };
  expect(textOf(match(saddr, { prefix: { addr: '10.0.0.0', len: 8 } }), { jump: { target: 'lan' } })).toEqual([
    'ip saddr 10.0.0.0/8 jump lan',
  ]);
  expect(textOf(match({ ct: { key: 'state' } }, ['established', 'related'], 'in'), { accept: null })).toEqual([
    'ct state { established, related } accept',
  ]);
  expect(textOf({ xt: { type: 'target', name: 'REJECT' } })).toEqual(['reject']);
});

it('looks into named sets', () => {
  expect(textOf(match(dport, '@open'), { accept: null })).toEqual(['tcp dport { 22, 80 } accept']);
});

it('reads a map of verdicts as a rule for each of them', () => {
  const vmap = {
    vmap: {
      key: dport,
      data: {
        set: [
          [22, { accept: null }],
          [23, { drop: null }],
        ],
      },
    },
  };
  expect(textOf(vmap)).toEqual(['tcp dport 22 accept', 'tcp dport 23 drop']);
});

it('says of what it does not understand that it is there', () => {
  const others = [
    [match(dport, '@missing'), { drop: null }],
    [match(dport, 80, '<'), { drop: null }],
    [match({ payload: { protocol: 'tcp', field: 'flags' } }, 'syn'), { drop: null }],
    [{ limit: { rate: 5, per: 'minute' } }, { drop: null }],
    [{ xt: { type: 'match', name: 'multiport' } }, { drop: null }],
  ];
  for (const expr of others) {
    const [read] = rulesOf(rule(...expr));
    expect(read?.tests.map(({ kind }) => kind)).toEqual(['other']);
    expect(read?.action).toEqual({ kind: 'drop' });
  }
});

it('keeps the handle, by which a rule can be deleted', () => {
  expect(rulesOf(rule({ drop: null }))[0]?.handle).toBe(5);
});

it('does not take something else for a ruleset', () => {
  for (const text of ['', '{}', 'null', '[]', '{"nftables":7}', '{"nftables":']) expect(parseNft(text)).toBeUndefined();
});

it('never fails on any JSON', () => {
  const item = fc.record({ rule: fc.record({ ...fcConstant(IDS), expr: fc.array(fc.jsonValue()) }) });
  fc.assert(
    fc.property(fc.array(fc.oneof(item, fc.jsonValue()), { maxLength: 5 }), (items) => {
      expect(parseNft(JSON.stringify({ nftables: items }))).toBeInstanceOf(Array);
    }),
    { numRuns: 200 },
  );
});

function fcConstant(values: Record<string, string>) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)]));
}
