import { describe, expect, it } from 'vitest';
import { type CpuSample, sharesBetween } from './cpu-sample.ts';
import type { ThreadReading } from './read-threads.ts';
import { parseLongStat } from './stat-codec.ts';

function thread(id: number, usedMs: number, startId = 1): ThreadReading {
  const stat = parseLongStat(Buffer.from(`${id} (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 ${startId} 0\n`));
  return { id, stat, usedNs: usedMs * 1e6 };
}

function sample(wallMs: number, processMs: number, threads: readonly ThreadReading[], uptimeMs = wallMs): CpuSample {
  return { clock: { wallMs, uptimeMs }, processMs, threads: new Map(threads.map((each) => [each.id, each])) };
}

describe('sharesBetween', () => {
  it('sums up the threads, to the nanosecond', () => {
    const now = [thread(1, 100.5), thread(2, 900)];
    const shares = sharesBetween(sample(0, 500, [thread(1, 100), thread(2, 400)]), sample(1000, 1000, now));
    expect(shares).toMatchObject({ sampleMs: 1000, share: 0.5005 });
    expect(now.map((each) => shares?.shareOf(each))).toEqual([0.0005, 0.5]);
  });

  it('counts a younger thread for the process, and says nothing of its share', () => {
    const young = thread(2, 250, 99);
    const shares = sharesBetween(sample(0, 0, [thread(1, 0)]), sample(1000, 250, [thread(1, 0), young]));
    expect(shares?.share).toBe(0.25);
    expect(shares?.shareOf(young)).toBeUndefined();
  });

  it('takes the ticks of the process where a thread ended, or gave its number to another one', () => {
    const before = sample(0, 100, [thread(1, 0), thread(2, 50)]);
    expect(sharesBetween(before, sample(1000, 400, [thread(1, 10)]))?.share).toBe(0.3);
    expect(sharesBetween(before, sample(1000, 400, [thread(1, 10), thread(2, 0, 77)]))?.share).toBe(0.3);
  });

  it('goes by the time since boot where the wall clock was set', () => {
    const [before, now] = [[thread(1, 0)], [thread(1, 500)]];
    expect(sharesBetween(sample(0, 0, before, 5000), sample(3_600_000, 0, now, 6000))).toMatchObject({
      sampleMs: 1000,
      share: 0.5,
    });
    expect(sharesBetween(sample(0, 0, before, 5000), sample(-9000, 0, now, 6000))?.share).toBe(0.5);
    expect(sharesBetween(sample(0, 0, before, 5000), sample(1004, 0, now, 6000))?.sampleMs).toBe(1004);
  });

  it('has no share of no time', () => {
    expect(sharesBetween(sample(5, 0, []), sample(5, 0, []))).toBeUndefined();
  });
});
