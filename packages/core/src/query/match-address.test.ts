import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNetwork } from './match-address.ts';

function network(text: string): (address: string) => boolean {
  const [address = '', length] = text.split('/');
  return compileNetwork({ kind: 'network', address, prefixLength: Number(length) });
}

describe('compileNetwork', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['0.0.0.0/0', '::1', false],
    ['10.0.0.5/32', '10.0.0.5', true],
    ['10.0.0.5/32', '10.0.0.50', false],
    ['128.0.0.0/1', '192.168.0.1', true],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
    ['::1/128', '::1', true],
    ['::/0', 'fe80::1', true],
    ['::/0', '10.0.0.5', false],
  ])('%s has %s: %s', (cidr, address, expected) => {
    expect(network(cidr)(address)).toBe(expected);
  });

  it('takes mapped addresses by their IPv4 value, and as the IPv6 address that is bound', () => {
    expect(network('10.0.0.0/8')('::ffff:10.0.0.5')).toBe(true);
    expect(network('::ffff:10.0.0.5/128')('10.0.0.5')).toBe(true);
    expect(network('::ffff:a00:0/104')('10.9.9.9')).toBe(true);
    expect(network('::ffff:a00:0/104')('::ffff:11.0.0.1')).toBe(false);
    expect(network('::/0')('::ffff:10.0.0.5')).toBe(true);
    expect(network('::/64')('10.0.0.5')).toBe(false);
  });

  it('has no text that is not an address', () => {
    expect(['', 'x', '1.2.3', ':', '10.0.0.5%lo'].filter(network('0.0.0.0/0'))).toEqual([]);
    expect(['', 'x', ':', '::g'].filter(network('::/0'))).toEqual([]);
  });

  it('agrees with Node about IPv4', () => {
    // Close addresses, so that a good part of them is within.
    const address = fc
      .tuple(fc.constantFrom(10, 192), fc.nat(3), fc.constantFrom(0, 128, 255), fc.nat(255))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(address, fc.nat(32), address, (base, length, other) => {
        const list = new BlockList();
        list.addSubnet(base, length, 'ipv4');
        expect(network(`${base}/${length}`)(other)).toBe(list.check(other, 'ipv4'));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with Node about IPv6', () => {
    const group = fc.constantFrom('0', '1', '8000', 'fe80', 'ffff');
    const address = fc
      .array(group, { minLength: 8, maxLength: 8 })
      .map((groups) => ['2001', ...groups.slice(1)].join(':'));
    fc.assert(
      fc.property(address, fc.nat(128), address, (base, length, other) => {
        const list = new BlockList();
        list.addSubnet(base, length, 'ipv6');
        expect(network(`${base}/${length}`)(other)).toBe(list.check(other, 'ipv6'));
      }),
      { numRuns: 500 },
    );
  });
});
