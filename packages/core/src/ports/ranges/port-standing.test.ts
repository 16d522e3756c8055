import { describe, expect, it } from 'vitest';
import type { PortRanges } from '../../model/service.ts';
import { portStanding } from './port-standing.ts';

const USUAL: PortRanges = {
  ephemeral: { first: 32_768, last: 60_999 },
  reserved: [{ first: 40_000, last: 40_010 }],
  unprivilegedFrom: 1024,
};

describe('portStanding', () => {
  it.each([
    [0, { lent: false, reserved: false, privileged: false }],
    [1, { lent: false, reserved: false, privileged: true }],
    [1023, { lent: false, reserved: false, privileged: true }],
    [1024, { lent: false, reserved: false, privileged: false }],
    [32_767, { lent: false, reserved: false, privileged: false }],
    [32_768, { lent: true, reserved: false, privileged: false }],
    [40_010, { lent: false, reserved: true, privileged: false }],
    [40_011, { lent: true, reserved: false, privileged: false }],
    [60_999, { lent: true, reserved: false, privileged: false }],
    [65_432, { lent: false, reserved: false, privileged: false }],
  ])('of %i on a usual Linux', (port, standing) => {
    expect(portStanding(port, USUAL)).toEqual(standing);
  });

  it('is not known where the ranges are not', () => {
    const nothing: PortRanges = { ephemeral: undefined, reserved: undefined, unprivilegedFrom: undefined };
    expect(portStanding(50_000, nothing)).toEqual({ lent: undefined, reserved: undefined, privileged: undefined });
    // In the range, but who knows whether it is kept back?
    expect(portStanding(50_000, { ...USUAL, reserved: undefined }).lent).toBeUndefined();
    expect(portStanding(80, { ...USUAL, reserved: undefined }).lent).toBe(false);
  });
});
