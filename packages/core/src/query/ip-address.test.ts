import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, parseAddress, unmapWords } from './ip-address.ts';

describe('parseAddress', () => {
  it.each([
    ['0.0.0.0', [0]],
    ['127.0.0.1', [0x7f000001]],
    ['255.255.255.255', [0xffffffff]],
    ['::', [0, 0, 0, 0]],
    ['::1', [0, 0, 0, 1]],
    ['1::', [0x10000, 0, 0, 0]],
    ['fe80::1:2', [0xfe800000, 0, 0, 0x10002]],
    ['1:2:3:4:5:6:7:8', [0x10002, 0x30004, 0x50006, 0x70008]],
    ['1:2:3:4:5:6:7::', [0x10002, 0x30004, 0x50006, 0x70000]],
    ['::ffff:10.0.0.5', [0, 0, 0xffff, 0x0a000005]],
    ['1:2:3:4:5:6:1.2.3.4', [0x10002, 0x30004, 0x50006, 0x01020304]],
    ['2001:DB8::A', [0x20010db8, 0, 0, 10]],
  ])('reads %s', (text, words) => {
    expect(parseAddress(text)).toEqual(words);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1..3.4',
    '1.2.3.',
    ' 1.2.3.4',
    '1.2.3.4 ',
    '0x1.2.3.4',
    ':',
    ':::',
    ':1',
    '1:',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    '::1%eth0',
    '[::1]',
    '1.2.3.4::',
    '::1.2.3',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1.2.3.4:5',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('takes exactly what Node takes', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789abfF:.'), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(letters, fc.ipV4(), fc.ipV6()), (text) => {
        expect(parseAddress(text) !== undefined).toBe(isIPv4(text) || isIPv6(text));
      }),
      { numRuns: 2000 },
    );
  });
});

it('orders by number, IPv4 first', () => {
  const texts = ['::1', '10.0.0.10', '10.0.0.9', '::', 'fe80::1', '9.255.255.255', '::1:0:0'];
  const sorted = texts.toSorted((a, b) => compareWords(parseAddress(a)!, parseAddress(b)!));
  expect(sorted).toEqual(['9.255.255.255', '10.0.0.9', '10.0.0.10', '::', '::1', '::1:0:0', 'fe80::1']);
});

it('takes the IPv4 address out of a mapped one only', () => {
  expect(unmapWords(parseAddress('::ffff:1.2.3.4')!)).toEqual([0x01020304]);
  expect(unmapWords(parseAddress('::1.2.3.4')!)).toHaveLength(4);
  expect(unmapWords([5])).toEqual([5]);
});
