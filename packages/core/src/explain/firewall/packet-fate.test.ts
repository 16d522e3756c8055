import { describe, expect, it } from 'vitest';
import type { FirewallChain, FirewallTest } from '../../model/firewall.ts';
import { chain, jump, rule, toPort } from '../verdict/testing/sample-facts.ts';
import type { Packet } from './packet.ts';
import { packetFate } from './packet-fate.ts';

const PACKET: Packet = {
  ...{ hook: 'input', family: 'ipv4', protocol: 'tcp', in: 'eth0', out: undefined, state: 'new' },
  source: { address: '198.51.100.7', port: undefined },
  destination: { address: '192.0.2.1', port: 3000 },
};
const UNKNOWN: FirewallTest = { kind: 'other', text: 'limit', negated: false };
const never = toPort(1);

/** `drop`, `drop perhaps`, or `pass`. */
function fate(chains: readonly FirewallChain[], packet: Partial<Packet> = {}): string {
  const stop = packetFate(chains, { ...PACKET, ...packet });
  return stop === undefined ? 'pass' : `${stop.how}${stop.certain ? '' : ' perhaps'}`;
}

describe('packetFate', () => {
  it('is decided by the first rule that applies', () => {
    expect(fate([chain([rule('accept', never), rule('drop', toPort(3000)), rule('accept')])])).toBe('drop');
    expect(fate([chain([rule('accept', toPort(2999, 3001)), rule('drop')])])).toBe('pass');
    expect(fate([chain([rule('reject', toPort(3000))])])).toBe('reject');
    expect(fate([chain([rule('drop', toPort(3000, 3000, true))])])).toBe('pass');
  });

  it('is the policy where no rule decides', () => {
    expect(fate([chain([rule('drop', never)], { policy: 'drop' })])).toBe('drop');
    expect(fate([chain([], { policy: 'accept' })])).toBe('pass');
    expect(packetFate([chain([], { policy: 'drop' })], PACKET)?.rule).toBeUndefined();
  });

  it('is only asked of chains of the hook and the family that filter', () => {
    const drop = [rule('drop')];
    expect(fate([chain(drop, { hook: 'output' })])).toBe('pass');
    expect(fate([chain(drop, { hook: undefined })])).toBe('pass');
    expect(fate([chain(drop, { family: 'ip6' })])).toBe('pass');
    expect(fate([chain(drop, { family: 'ip' })])).toBe('drop');
    expect(fate([chain(drop, { filters: false })])).toBe('pass');
  });

  it('is a drop if any of the chains drops, whatever the others accept, the first by priority', () => {
    const late = chain([rule('reject')], { priority: 10, name: 'late' });
    const early = chain([rule('accept')], { priority: -10, name: 'early' });
    expect(fate([late, early])).toBe('reject');
    const first = chain([rule('drop')], { priority: -20, name: 'first' });
    expect(packetFate([late, first], PACKET)?.chain.name).toBe('first');
  });

  it('follows jumps, comes back from them, and does not from where it went to', () => {
    const other = chain([rule('return', toPort(3000)), rule('drop')], { name: 'other', hook: undefined });
    expect(fate([chain([jump('other'), rule('reject')]), other])).toBe('reject');
    expect(fate([chain([jump('other', 'goto'), rule('reject')]), other])).toBe('pass');
    const dropping = chain([rule('drop', toPort(3000))], { name: 'other', hook: undefined });
    expect(fate([chain([jump('other', 'jump', never), rule('reject')]), dropping])).toBe('reject');
    expect(fate([chain([jump('other')]), dropping])).toBe('drop');
    expect(fate([chain([jump('other')]), { ...dropping, table: 'another' }])).toBe('pass');
  });

  it('ends also where chains lead to each other', () => {
    const ring = chain([jump('input'), rule('drop', never)]);
    expect(fate([ring])).toBe('pass');
  });

  it('is uncertain as soon as something on the way is not understood', () => {
    expect(fate([chain([rule('drop', UNKNOWN)])])).toBe('drop perhaps');
    expect(fate([chain([rule('accept', UNKNOWN), rule('drop')])])).toBe('drop perhaps');
    expect(fate([chain([rule('drop', UNKNOWN, never), rule('accept')])])).toBe('pass');
    expect(fate([chain([rule('drop', UNKNOWN), rule('reject')])])).toBe('reject');
    const other = chain([rule('drop')], { name: 'other', hook: undefined });
    expect(fate([chain([jump('other', 'jump', UNKNOWN), rule('accept')]), other])).toBe('drop perhaps');
  });
});

describe('the tests of a rule', () => {
  const verdictOn = (test: FirewallTest, packet: Partial<Packet> = {}) => fate([chain([rule('drop', test)])], packet);
  const interfaceTest = (...names: string[]): FirewallTest => ({ kind: 'interface', way: 'in', names, negated: false });
  const from = (address: string, length: number): FirewallTest => {
    return { kind: 'address', side: 'source', prefixes: [{ address, length }], negated: false };
  };

  it('know ports, protocols, families, interfaces, addresses and states', () => {
    expect(verdictOn({ kind: 'protocol', names: ['tcp'], negated: false })).toBe('drop');
    expect(verdictOn({ kind: 'protocol', names: ['udp'], negated: false })).toBe('pass');
    expect(verdictOn({ kind: 'protocol', names: ['6'], negated: false })).toBe('drop');
    expect(verdictOn({ kind: 'family', family: 'ipv6', negated: false })).toBe('pass');
    expect(verdictOn({ kind: 'state', states: ['established'], negated: false })).toBe('pass');
    expect(verdictOn({ kind: 'state', states: ['established'], negated: true })).toBe('drop');
    expect(verdictOn(interfaceTest('eth*'))).toBe('drop');
    expect(verdictOn(interfaceTest('eth'))).toBe('pass');
    expect(verdictOn(from('198.51.100.0', 24))).toBe('drop');
    expect(verdictOn(from('198.51.100.8', 29))).toBe('pass');
    expect(verdictOn(from('::', 0))).toBe('pass');
  });

  it('of a port are about their protocol', () => {
    expect(verdictOn(toPort(3000), { protocol: 'udp' })).toBe('pass');
  });

  it('may or may not hold where the packet is not known so far', () => {
    expect(verdictOn(interfaceTest('eth0'), { in: undefined })).toBe('drop perhaps');
    expect(verdictOn(from('198.51.100.0', 24), { source: { address: undefined, port: undefined } })).toBe(
      'drop perhaps',
    );
    const port: FirewallTest = { kind: 'port', protocol: undefined, side: 'source', ranges: [], negated: false };
    expect(verdictOn(port)).toBe('drop perhaps');
  });
});
