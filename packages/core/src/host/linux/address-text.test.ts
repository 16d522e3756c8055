import { SocketAddress } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressText } from './address-text.ts';

/** The words of an address given as hexadecimal digits in network order. */
function wordsOf(hex: string): Int32Array {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  return new Int32Array(bytes.buffer);
}

function ipv6(hex: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = wordsOf(hex);
  return new AddressText().ipv6(a, b, c, d);
}

describe('an IPv4 address', () => {
  it.each([
    ['7f000001', '127.0.0.1'],
    ['00000000', '0.0.0.0'],
    ['ffffffff', '255.255.255.255'],
    ['c0000280', '192.0.2.128'],
  ])('%s is %s', (hex, text) => {
    expect(new AddressText().ipv4(wordsOf(hex)[0]!)).toBe(text);
  });
});

describe('an IPv6 address (RFC 5952)', () => {
  it.each([
    ['4.1, no leading zeros', '20010db8000000000000000000000001', '2001:db8::1'],
    ['4.2.1, shortened as much as possible', '20010db8000000000000000000020001', '2001:db8::2:1'],
    ['4.2.2, a single zero group stays', '20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['4.2.3, the longest run', '20010000000000010000000000000001', '2001:0:0:1::1'],
    ['4.2.3, the first of two equal runs', '20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
    ['4.3, lower case', '20010db8aaaabbbbccccddddeeeeaaaa', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa'],
    ['5, IPv4-mapped', '00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
    ['the wildcard', '0'.repeat(32), '::'],
    ['loopback', `${'0'.repeat(31)}1`, '::1'],
    ['a run at the end', 'fe800000000000000000000000000000', 'fe80::'],
    ['a run at the start', '00000000000000000000000000020003', '::2:3'],
    ['mapped, all addresses', '00000000000000000000ffff00000000', '::ffff:0.0.0.0'],
    ['not mapped, though nearly', '00000000000000010000ffffc0000201', '::1:0:ffff:c000:201'],
    ['no zero group', '00010002000300040005000600070008', '1:2:3:4:5:6:7:8'],
  ])('%s', (_, hex, text) => {
    expect(ipv6(hex)).toBe(text);
  });

  it('is one that another reader takes for the same address', () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const full = groups.map((each) => each.toString(16).padStart(4, '0'));
        const reread = (address: string) => new SocketAddress({ address, family: 'ipv6' }).address;
        expect(reread(ipv6(full.join('')))).toBe(reread(full.join(':')));
      }),
    );
  });

  it('is the same text each time, and another for another address', () => {
    const texts = new AddressText();
    expect(texts.ipv6(1, 2, 3, 4)).toBe(texts.ipv6(1, 2, 3, 4));
    expect(texts.ipv6(1, 2, 3, 4)).not.toBe(texts.ipv6(1, 2, 3, 5));
    expect(texts.ipv4(1)).toBe('1.0.0.0');
    expect(texts.ipv4(2)).toBe('2.0.0.0');
  });
});
