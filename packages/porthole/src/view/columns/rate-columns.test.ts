import type { TrafficRate } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { rateColumns } from './rate-columns.ts';

const RATES: Readonly<Record<string, TrafficRate | undefined>> = {
  busy: { received: 1_234_567, sent: 240.4 },
  idle: { received: 0, sent: 0 },
  udp: undefined,
  listener: undefined,
};

describe('the columns of rates', () => {
  const [received, sent] = rateColumns<string>(
    (row) => RATES[row],
    (row) => row !== 'listener',
  );

  it('say what goes in and out, that nothing does, that it is not known, and that there is none', () => {
    const texts = Object.keys(RATES).map((row) => [received?.text(row), sent?.text(row)]);
    expect(texts).toEqual([
      ['1.2 MB/s', '240 B/s'],
      ['0 B/s', '0 B/s'],
      ['?', '?'],
      ['-', '-'],
    ]);
  });

  it('give programs bytes, and nothing where they are not known', () => {
    expect(Object.keys(RATES).map((row) => [received?.raw?.(row), sent?.raw?.(row)])).toEqual([
      ['1234567', '240'],
      ['0', '0'],
      ['', ''],
      ['', ''],
    ]);
    expect(received?.rank?.('busy')).toBe(1_234_567);
  });
});
