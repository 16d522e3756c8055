import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortRanges } from '../../model/service.ts';
import { isBlockedByBrowsers } from '../../ports/browser-blocked.ts';
import { type PortWish, portCandidates } from './port-candidates.ts';

const LINUX: PortRanges = {
  ephemeral: { first: 32_768, last: 60_999 },
  reserved: [{ first: 25_000, last: 25_009 }],
  unprivilegedFrom: 1024,
};
const UNKNOWN: PortRanges = { ephemeral: undefined, reserved: undefined, unprivilegedFrom: undefined };

const all = (wish: Partial<PortWish>, ranges = LINUX, start = 0) => [
  ...portCandidates({ protocol: 'tcp', ...wish }, ranges, start),
];

describe('the ports to try', () => {
  it.each([LINUX, UNKNOWN])(
    'are none that the system lends, keeps back or guards, and none that browsers refuse',
    (ranges) => {
      const ports = all({}, ranges, 0.3);
      expect(ports.length).toBeGreaterThan(20_000);
      expect(new Set(ports).size).toBe(ports.length);
      expect(
        ports.filter((port) => port < 1024 || (port >= 32_768 && port <= 60_999) || isBlockedByBrowsers(port)),
      ).toEqual([]);
      expect(ports).not.toContain(5432);
      if (ranges === LINUX) expect(ports).not.toContain(25_005);
    },
  );

  it('begin where they are told to, and come round', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (start) => {
        const ports = all({}, LINUX, start);
        expect(new Set(ports)).toEqual(new Set(all({})));
      }),
      { numRuns: 5 },
    );
    expect(all({}, LINUX, 0.5)[0]).not.toBe(all({}, LINUX, 0)[0]);
  });

  it('are exactly a range that is asked for, upwards, wherever it lies', () => {
    expect(all({ within: { first: 40_000, last: 40_003 } }, LINUX, 0.9)).toEqual([40_000, 40_001, 40_002, 40_003]);
    expect(all({ within: { first: 25_008, last: 25_011 } })).toEqual([25_008, 25_009, 25_010, 25_011]);
    expect(all({ within: { first: 80, last: 80 } })).toEqual([80]);
    expect(all({ within: { first: 0, last: 1 }, protocol: 'udp' })).toEqual([1]);
  });

  it('leave out of a range what browsers refuse, unless it is asked for alone or is UDP', () => {
    expect(all({ within: { first: 5999, last: 6001 } })).toEqual([5999, 6001]);
    expect(all({ within: { first: 6000, last: 6000 } })).toEqual([6000]);
    expect(all({ within: { first: 5999, last: 6001 }, protocol: 'udp' })).toEqual([5999, 6000, 6001]);
  });

  it('go up from one that is near, over what the system lends', () => {
    expect(all({ near: 3000 }).slice(0, 3)).toEqual([3000, 3001, 3002]);
    expect(all({ near: 32_767 }).slice(0, 3)).toEqual([32_767, 61_000, 61_001]);
    expect(all({ near: 24_999 }).slice(0, 2)).toEqual([24_999, 25_010]);
    expect(all({ near: 24_999, ephemeral: true }).slice(0, 2)).toEqual([24_999, 25_000]);
    // Who begins among them wants one of them.
    expect(all({ near: 40_000 }).slice(0, 2)).toEqual([40_000, 40_001]);
    expect(all({ near: 65_535 })).toEqual([65_535]);
  });

  it('are none where everything is lent, unless that is allowed', () => {
    const ranges = { ...LINUX, ephemeral: { first: 1024, last: 65_535 } };
    expect(all({}, ranges)).toEqual(all({}, ranges).filter((port) => port >= 25_000 && port <= 25_009));
    expect(all({ ephemeral: true }, ranges).length).toBeGreaterThan(60_000);
  });
});
