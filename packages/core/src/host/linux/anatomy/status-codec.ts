/** `/proc/PID/status` (proc_pid_status(5)): `VmData:\t     360 kB`, `Uid:\t0\t0\t0\t0`, `Cpus_allowed_list:\t0-1`. */
import type { UserIds } from '../../../model/process-anatomy.ts';
import { decode } from '../proc-pid-codec.ts';

export interface LongStatus {
  /** The process that it is a thread of. */
  readonly processId: number | undefined;
  readonly namespacePids: readonly number[] | undefined;
  readonly users: UserIds | undefined;
  readonly allowedProcessors: string | undefined;
  /** Bytes, by the names of the man page: `VmRSS`, `VmData`, `VmExe` ... None for a process without memory of its own. */
  readonly bytes: Readonly<Record<string, number>>;
}

export function parseLongStatus(bytes: Uint8Array): LongStatus {
  const lines = new Map<string, string>();
  const sizes: Record<string, number> = {};
  for (const line of decode(bytes).split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const value = line.slice(colon + 1).trim();
    const key = line.slice(0, colon);
    lines.set(key, value);
    if (value.endsWith(' kB')) sizes[key] = Number(value.slice(0, -3)) * 1024;
  }
  const numbers = (key: string): number[] | undefined => {
    const value = lines.get(key);
    return value === undefined || value === '' ? undefined : value.split(/\s+/).map(Number);
  };
  const [real, effective, saved, fileSystem] = numbers('Uid') ?? [];
  return {
    processId: numbers('Tgid')?.[0],
    namespacePids: numbers('NSpid'),
    users:
      real === undefined || effective === undefined || saved === undefined || fileSystem === undefined
        ? undefined
        : { real, effective, saved, fileSystem },
    allowedProcessors: lines.get('Cpus_allowed_list') || undefined,
    bytes: sizes,
  };
}

/** How many processors a list such as `0-3,8` names. */
export function countProcessors(list: string): number {
  return list.split(',').reduce((sum, range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return sum + last - first + 1;
  }, 0);
}
