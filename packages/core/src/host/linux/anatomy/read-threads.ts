import type { Source } from '../../source.ts';
import { decode } from '../proc-pid-codec.ts';
import { reasonOf } from './part-reader.ts';
import { parseRegisters, type RegisterFields } from './registers-codec.ts';
import { type LongStat, parseLongStat } from './stat-codec.ts';

type Reads = Pick<Source, 'smallFile' | 'folder'>;

/** A thread that is on a processor has no registers to be read; it mostly rests at one of so many looks. */
const TRIES = 5;

/** A thread and its own time on the processors. */
export interface ThreadReading {
  readonly id: number;
  readonly stat: LongStat;
  /** Nanoseconds, where the kernel counts them (`schedstat`), else from the ticks of `stat`. */
  readonly usedNs: number;
}

export type RegistersReading = RegisterFields | 'running' | 'permission' | 'ended' | 'unsupported';

/** Every thread that there is, the main one first. Throws what listing them throws. */
export function readThreads(source: Reads, pid: number): ThreadReading[] {
  const threads: ThreadReading[] = [];
  for (const name of source.folder(`/proc/${pid}/task`)) {
    const thread = readThread(source, `/proc/${pid}/task/${name}`, Number(name));
    if (thread !== undefined) threads.push(thread);
  }
  return threads.sort((a, b) => Number(b.id === pid) - Number(a.id === pid) || a.id - b.id);
}

/** `undefined`: it ended since they were listed. */
function readThread(source: Reads, folder: string, id: number): ThreadReading | undefined {
  try {
    const stat = parseLongStat(source.smallFile(`${folder}/stat`));
    return { id, stat, usedNs: readScheduled(source, folder) ?? (stat.userMs + stat.systemMs) * 1e6 };
  } catch {
    return undefined;
  }
}

/** `124956 88953 2` (proc_schedstat(5)): nanoseconds on a processor, waiting for one, and how often. */
function readScheduled(source: Reads, folder: string): number | undefined {
  try {
    const [used] = decode(source.smallFile(`${folder}/schedstat`)).split(' ');
    return used === undefined || used === '' ? undefined : Number(used);
  } catch {
    return undefined; // a kernel without it
  }
}

/** The registers of these threads; those that run are tried again after all the others. */
export function readRegisters(
  source: Reads,
  pid: number,
  ids: readonly number[],
): ReadonlyMap<number, RegistersReading> {
  const found = new Map<number, RegistersReading>();
  let left = ids;
  for (let round = 0; round < TRIES && left.length > 0; round++) {
    for (const id of left) found.set(id, readOnce(source, `/proc/${pid}/task/${id}/syscall`));
    left = left.filter((id) => found.get(id) === 'running');
  }
  return found;
}

function readOnce(source: Reads, path: string): RegistersReading {
  try {
    return parseRegisters(source.smallFile(path)) ?? 'unsupported';
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'gone' ? 'ended' : reason;
  }
}
