/** `/proc/PID/smaps_rollup` (proc_pid_smaps(5)): a line with addresses, then `Rss:                1748 kB` and the like. */
import { decode } from '../proc-pid-codec.ts';

/** Bytes. */
export interface Rollup {
  readonly resident: number;
  readonly proportional: number;
  readonly private: number;
  readonly shared: number;
  readonly swapped: number;
}

/** `undefined` for a file without the lines that it is about. */
export function parseRollup(bytes: Uint8Array): Rollup | undefined {
  const sizes = new Map<string, number>();
  for (const [, key = '', kilobytes] of decode(bytes).matchAll(/^(\w+):\s+(\d+) kB$/gm)) {
    sizes.set(key, Number(kilobytes) * 1024);
  }
  const size = (key: string): number => sizes.get(key) ?? 0;
  if (!sizes.has('Rss')) return undefined;
  return {
    resident: size('Rss'),
    proportional: size('Pss'),
    private: size('Private_Clean') + size('Private_Dirty'),
    shared: size('Shared_Clean') + size('Shared_Dirty'),
    swapped: size('Swap'),
  };
}
