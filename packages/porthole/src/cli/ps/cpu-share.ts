import type { ProcessSummary } from '@porthole/core';

/** The clock of processes ticks every 10 ms: of less time than this no share can be told. */
const SHORTEST_MS = 10;

/** The part of one processor that a process used since its start. */
export function averageShare({ cpuMs, ageMs }: Pick<ProcessSummary, 'cpuMs' | 'ageMs'>): number | undefined {
  return share(cpuMs, ageMs);
}

type Moment = Pick<ProcessSummary, 'pid' | 'startId' | 'cpuMs' | 'ageMs'>;

/** The part that each used since `before`; one that is new since then, since its start. */
export function sampledShares(before: readonly Moment[]): (now: Moment) => number | undefined {
  const known = new Map(before.map((process) => [process.pid, process]));
  return (now) => {
    const then = known.get(now.pid);
    if (then === undefined || then.startId !== now.startId) return share(now.cpuMs, now.ageMs);
    return share(minus(now.cpuMs, then.cpuMs), minus(now.ageMs, then.ageMs));
  };
}

function share(cpuMs: number | undefined, spanMs: number | undefined): number | undefined {
  return cpuMs === undefined || spanMs === undefined || spanMs < SHORTEST_MS ? undefined : Math.max(0, cpuMs) / spanMs;
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}
