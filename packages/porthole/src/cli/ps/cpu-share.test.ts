import { describe, expect, it } from 'vitest';
import { averageShare, sampledShares } from './cpu-share.ts';

describe('averageShare', () => {
  it.each([
    [{ cpuMs: 500, ageMs: 1000 }, 0.5],
    [{ cpuMs: 3000, ageMs: 1000 }, 3],
    [{ cpuMs: 0, ageMs: 9 }, undefined],
    [{ cpuMs: undefined, ageMs: 1000 }, undefined],
    [{ cpuMs: 5, ageMs: undefined }, undefined],
  ])('of %j is %s', (process, share) => {
    expect(averageShare(process)).toBe(share);
  });
});

describe('sampledShares', () => {
  const before = [{ pid: 1, startId: 10, cpuMs: 5000, ageMs: 100_000 }];
  const shareOf = sampledShares(before);

  it('is what was used since then', () => {
    expect(shareOf({ pid: 1, startId: 10, cpuMs: 5250, ageMs: 101_000 })).toBe(0.25);
  });
  it('of a process that began since then, or that has the pid of another one, is that since its start', () => {
    expect(shareOf({ pid: 2, startId: 99, cpuMs: 100, ageMs: 200 })).toBe(0.5);
    expect(shareOf({ pid: 1, startId: 99, cpuMs: 100, ageMs: 200 })).toBe(0.5);
  });
});
