import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What `/proc/PID` says in plain text, read with nothing of porthole's: field names as they stand there. */
export interface ProcFacts {
  /** `/proc/PID/status`, line by line. */
  readonly status: Readonly<Record<string, string>>;
  /** `/proc/PID/limits`: the words of each line behind `Max `. */
  readonly limits: string;
  /** Descriptor to what it leads to. */
  readonly descriptors: Readonly<Record<string, string>>;
  readonly threads: readonly number[];
  /** Ticks of 10 ms, user and system, of `/proc/PID/stat`. */
  readonly ticks: readonly [user: number, system: number];
  readonly rollup: Readonly<Record<string, string>>;
  /** Bytes of `/proc/PID/maps` with code in them, by the name behind them. */
  readonly code: Readonly<Record<string, number>>;
}

/** `undefined` for a process that ended meanwhile. */
export function readProcFacts(pid: number): ProcFacts | undefined {
  const text = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  try {
    const fields = text('stat')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      status: linesOf(text('status')),
      limits: text('limits'),
      descriptors: descriptorsOf(pid),
      threads: readdirSync(`/proc/${pid}/task`).map(Number),
      ticks: [Number(fields[11]), Number(fields[12])],
      rollup: linesOf(attempt(() => text('smaps_rollup')) ?? ''),
      code: codeOf(attempt(() => text('maps')) ?? ''),
    };
  } catch {
    return undefined;
  }
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined; // no memory of its own, or not to be looked into
  }
}

function linesOf(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => line.split(/:\s*/, 2));
  return Object.fromEntries(pairs.filter((pair) => pair.length === 2));
}

function descriptorsOf(pid: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (const fd of attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? []) {
    const target = attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`));
    if (target !== undefined) found[fd] = target;
  }
  return found;
}

function codeOf(maps: string): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const line of maps.split('\n')) {
    const words = line.split(/\s+/);
    if (words[1]?.[2] !== 'x') continue;
    const [start, end] = (words[0] ?? '').split('-').map((address) => BigInt(`0x${address}`));
    const name = words.slice(5).join(' ');
    sizes[name] = (sizes[name] ?? 0) + Number((end ?? 0n) - (start ?? 0n));
  }
  return sizes;
}
