import { describe, expect, it } from 'vitest';
import { canonicalAddress } from './canonical-address.ts';

describe('canonicalAddress', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['FE80::0001', 'fe80::1'],
    ['2001:db8::5:0:0:1', '2001:db8::5:0:0:1'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['::ffff:7f00:1', '127.0.0.1'],
  ])('spells %s as %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  it.each(['', 'localhost', '127.1', '1.2.3.256', '1.2.3.4.', ':::', '1::2::3', 'fe80::1%eth0', '3000', 'a]/x'])(
    'does not take %s for an address',
    (text) => {
      expect(canonicalAddress(text)).toBeUndefined();
    },
  );
});
