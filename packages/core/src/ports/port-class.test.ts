import { describe, expect, it } from 'vitest';
import { portClassOf } from './port-class.ts';

describe('portClassOf', () => {
  it.each([
    [0, 'well-known'],
    [1, 'well-known'],
    [1023, 'well-known'],
    [1024, 'registered'],
    [49151, 'registered'],
    [49152, 'dynamic'],
    [65535, 'dynamic'],
  ])('of %i is %s', (port, expected) => {
    expect(portClassOf(port)).toBe(expected);
  });
});
