import { expect, it } from 'vitest';
import { printBytes } from './bytes.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [12_412, '12.4 kB'],
  [99_960, '100 kB'],
  [182_000_000, '182 MB'],
  [999_600, '1 MB'],
  [5e18, '5000 PB'],
])('%d bytes are %s', (bytes, expected) => {
  expect(printBytes(bytes)).toBe(expected);
});
