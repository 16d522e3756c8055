import type { FirewallAction, FirewallRule, FirewallTest } from '../../model/firewall.ts';
import { isObject, toPorts, toPrefixes, toWords, valuesOf } from './nft-value.ts';
import { printRule } from './print-rule.ts';

type SetOf = (name: string) => readonly unknown[] | undefined;

/** Statements that neither test a packet nor decide about it. */
const NEUTRAL = new Set(['counter', 'log', 'mangle', 'notrack', 'set', 'meter', 'comment', 'flow', 'ct helper']);
const FINAL = ['accept', 'drop', 'return'] as const;

/** One rule of nftables; several where it maps values to verdicts (`vmap`), one for each of them. */
export function parseNftRule(rule: Record<string, unknown>, setOf: SetOf): readonly FirewallRule[] {
  const handle = typeof rule.handle === 'number' ? rule.handle : undefined;
  const tests: FirewallTest[] = [];
  let action: FirewallAction = { kind: 'none' };
  const make = (more: readonly FirewallTest[], last: FirewallAction): FirewallRule => {
    const whole = { tests: [...tests, ...more], action: last };
    return { ...whole, handle, text: printRule(whole), words: [] };
  };
  for (const statement of Array.isArray(rule.expr) ? rule.expr : []) {
    if (!isObject(statement)) continue;
    const [[key = '', value] = []] = Object.entries(statement);
    const read = actionOf(key, value);
    if (key === 'match' && isObject(value)) tests.push(testOf(value.left, value.right, String(value.op), setOf));
    else if (key === 'vmap' && isObject(value)) {
      const entries = valuesOf(value.data, setOf) ?? [];
      return entries.flatMap((entry) => mapEntry(entry, value.key, setOf, make));
    } else if (read !== undefined) action = read;
    else if (!NEUTRAL.has(key)) tests.push({ kind: 'other', text: key, negated: false });
  }
  return [make([], action)];
}

function mapEntry(
  entry: unknown,
  key: unknown,
  setOf: SetOf,
  make: (more: readonly FirewallTest[], last: FirewallAction) => FirewallRule,
): FirewallRule[] {
  if (!Array.isArray(entry) || !isObject(entry[1])) return [];
  const [[name = '', value] = []] = Object.entries(entry[1]);
  const action = actionOf(name, value);
  return action === undefined ? [] : [make([testOf(key, entry[0], '==', setOf)], action)];
}

function actionOf(key: string, value: unknown): FirewallAction | undefined {
  const final = FINAL.find((each) => each === key);
  if (final !== undefined) return { kind: final };
  if (key === 'reject') return { kind: 'reject' };
  if ((key === 'jump' || key === 'goto') && isObject(value)) return { kind: key, chain: String(value.target) };
  // How iptables' own targets look from nftables.
  if (key === 'xt' && isObject(value) && value.type === 'target') {
    return value.name === 'REJECT' ? { kind: 'reject' } : { kind: 'none' };
  }
  return key === 'queue' || key === 'tproxy' ? { kind: 'other', text: key } : undefined;
}

function testOf(left: unknown, right: unknown, op: string, setOf: SetOf): FirewallTest {
  const negated = op === '!=';
  const known = op === '==' || op === '!=' || op === 'in';
  const values = known ? valuesOf(right, setOf) : undefined;
  const test = values === undefined ? undefined : readTest(left, values);
  return test === undefined
    ? { kind: 'other', text: wordsOf(left), negated: false }
    : ({ ...test, negated } as FirewallTest);
}

function readTest(left: unknown, values: readonly unknown[]): object | undefined {
  if (!isObject(left)) return undefined;
  const { payload, meta, ct } = left;
  if (isObject(payload)) return readPayload(String(payload.protocol), String(payload.field), values);
  if (isObject(ct) && ct.key === 'state') return given('state', 'states', toWords(values));
  return isObject(meta) ? readMeta(String(meta.key), values) : undefined;
}

function readPayload(protocol: string, field: string, values: readonly unknown[]): object | undefined {
  const side = field.startsWith('d') ? 'destination' : 'source';
  if (/^[ds]port$/.test(field) && ['tcp', 'udp', 'th'].includes(protocol)) {
    const ranges = toPorts(values);
    return ranges && { kind: 'port', side, ranges, protocol: protocol === 'th' ? undefined : protocol };
  }
  if (/^[ds]addr$/.test(field)) {
    const prefixes = toPrefixes(values);
    return prefixes && { kind: 'address', side, prefixes };
  }
  return field === 'protocol' || field === 'nexthdr' ? given('protocol', 'names', toWords(values)) : undefined;
}

function readMeta(key: string, values: readonly unknown[]): object | undefined {
  if (key === 'l4proto') return given('protocol', 'names', toWords(values));
  if (key === 'nfproto') return { kind: 'family', family: values[0] === 'ipv6' ? 'ipv6' : 'ipv4' };
  const names = /^[io]if(name)?$/.test(key) ? toWords(values) : undefined;
  return names && { kind: 'interface', way: key.startsWith('i') ? 'in' : 'out', names };
}

function given(kind: string, key: string, words: readonly string[] | undefined): object | undefined {
  return words && { kind, [key]: words };
}

function wordsOf(left: unknown): string {
  if (!isObject(left)) return 'something';
  const [[name = '', value] = []] = Object.entries(left);
  if (!isObject(value)) return name;
  return [name, value.protocol, value.field ?? value.key].filter((each) => typeof each === 'string').join(' ');
}
