import { describe, expect, it } from 'vitest';
import { parsePageSize } from './page-size.ts';

describe('parsePageSize', () => {
  it('finds AT_PAGESZ among the entries', () => {
    // The first entries of /proc/self/auxv on Linux 6.18, x86-64: AT_SYSINFO_EHDR, AT_HWCAP, AT_PAGESZ, AT_CLKTCK.
    const hex =
      '2100000000000000' +
      '00e0f4f7ff7f0000' +
      '1000000000000000' +
      'fffb8b1700000000' +
      '0600000000000000' +
      '0010000000000000' +
      '1100000000000000' +
      '6400000000000000';
    expect(parsePageSize(Buffer.from(hex, 'hex'))).toBe(4096);
  });

  it.each([0, 7, 8, 15])('takes nothing from %i bytes', (length) => {
    expect(parsePageSize(new Uint8Array(length).fill(6))).toBeUndefined();
  });
});
