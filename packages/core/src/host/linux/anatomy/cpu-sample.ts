import type { Source } from '../../source.ts';
import { decode } from '../proc-pid-codec.ts';
import { readThreads, type ThreadReading } from './read-threads.ts';
import { parseLongStat } from './stat-codec.ts';

/** What a process and its threads had used of the processors at one moment. */
export interface CpuSample {
  readonly clock: Clock;
  /** All threads that there ever were, in ticks. */
  readonly processMs: number;
  readonly threads: ReadonlyMap<number, ThreadReading>;
}

interface Clock {
  readonly wallMs: number;
  /** Since boot, in steps of 10 ms. */
  readonly uptimeMs: number | undefined;
}

/** Wall clock and uptime go the same way but for this, or somebody has set the clock. */
const CLOCKS_AGREE_MS = 25;

export interface CpuShares {
  readonly sampleMs: number;
  readonly share: number;
  shareOf(thread: ThreadReading): number | undefined;
}

/** Throws what reading the process throws. */
export function takeCpuSample(source: Pick<Source, 'smallFile' | 'folder' | 'nowMs'>, pid: number): CpuSample {
  const { userMs, systemMs } = parseLongStat(source.smallFile(`/proc/${pid}/stat`));
  const threads = new Map(readThreads(source, pid).map((thread) => [thread.id, thread]));
  return { clock: readClock(source), processMs: userMs + systemMs, threads };
}

/** The same at the begin of a sample; `undefined` for a process that has ended, which the next look says better. */
export function beginSample(
  source: Pick<Source, 'smallFile' | 'folder' | 'nowMs'>,
  pid: number,
): CpuSample | undefined {
  try {
    return takeCpuSample(source, pid);
  } catch {
    return undefined;
  }
}

/** What was used between the two samples, by the time between them. */
export function sharesBetween(before: CpuSample, after: CpuSample): CpuShares | undefined {
  const sampleMs = elapsed(before.clock, after.clock);
  if (sampleMs <= 0) return undefined;
  const usedMs = (now: ThreadReading): number | undefined => {
    const then = before.threads.get(now.id);
    // The number of a thread is reused as that of a process is.
    if (then === undefined || then.stat.startId !== now.stat.startId) return undefined;
    return Math.max(0, now.usedNs - then.usedNs) / 1e6;
  };
  return {
    sampleMs,
    share: processMs(before, after, usedMs) / sampleMs,
    shareOf: (thread) => {
      const used = usedMs(thread);
      return used === undefined ? undefined : used / sampleMs;
    },
  };
}

/** The threads tell it to the nanosecond; what ended threads had is only in the ticks of the process. */
function processMs(before: CpuSample, after: CpuSample, usedMs: (now: ThreadReading) => number | undefined): number {
  const now = [...after.threads.values()];
  const known = now.filter((thread) => usedMs(thread) !== undefined);
  if (known.length < before.threads.size) return Math.max(0, after.processMs - before.processMs);
  return now.reduce((sum, thread) => sum + (usedMs(thread) ?? thread.usedNs / 1e6), 0);
}

function elapsed(before: Clock, after: Clock): number {
  const wall = after.wallMs - before.wallMs;
  if (before.uptimeMs === undefined || after.uptimeMs === undefined) return wall;
  const uptime = after.uptimeMs - before.uptimeMs;
  return Math.abs(wall - uptime) <= CLOCKS_AGREE_MS ? wall : uptime;
}

function readClock(source: Pick<Source, 'smallFile' | 'nowMs'>): Clock {
  const wallMs = source.nowMs();
  try {
    const seconds = Number.parseFloat(decode(source.smallFile('/proc/uptime')));
    return { wallMs, uptimeMs: Number.isFinite(seconds) ? seconds * 1000 : undefined };
  } catch {
    return { wallMs, uptimeMs: undefined }; // a /proc without it
  }
}
