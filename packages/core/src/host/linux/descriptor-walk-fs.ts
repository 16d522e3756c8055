/**
 * The same walk as `descriptor-walk-ffi.ts` with nothing but Node's `fs`. Without kcmp(2) a thread's own descriptor
 * table is found by comparing what it shows with what the process shows; where that would cost too much, the process
 * is counted as unsure.
 */
import { readdirSync, readlinkSync } from 'node:fs';
import { errnoCode } from '../source.ts';
import type { DescriptorWalk } from './linux-source.ts';
import { RecordList } from './record-list.ts';

/** Links read per process for the sake of its threads: about 100 ms. */
const MOST_THREAD_LINKS = 20_000;

export function walkDescriptorsByFs(): DescriptorWalk {
  const records = new RecordList();
  let denied = 0;
  let gone = 0;
  let unsureThreads = 0;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const result = walkProcess(pid, records);
    if (result === 'denied') denied++;
    else if (result === 'gone') gone++;
    else if (result === 'unsure') unsureThreads++;
  }
  return { records: records.words(), denied, gone, unsureThreads };
}

function walkProcess(pid: number, records: RecordList): 'done' | 'denied' | 'gone' | 'unsure' {
  let fds: string[];
  try {
    fds = readdirSync(`/proc/${pid}/fd`);
  } catch (error) {
    return isRefusal(error) ? 'denied' : 'gone';
  }
  const folder = `/proc/${pid}/fd/`;
  if (!readLinks(folder, fds, pid, records)) return 'denied';
  const threads = namesIn(`/proc/${pid}/task`);
  if (threads.length < 2) return 'done';
  if ((threads.length - 1) * fds.length > MOST_THREAD_LINKS) return 'unsure';
  for (const tid of threads) {
    if (tid === String(pid)) continue;
    const own = `/proc/${pid}/task/${tid}/fd/`;
    // What is seen twice counts once in the join.
    readLinks(own, namesIn(own), pid, records);
  }
  return 'done';
}

function isRefusal(error: unknown): boolean {
  const code = errnoCode(error);
  return code === 'EACCES' || code === 'EPERM';
}

/** False: the descriptors may be counted but not looked at, as of a process with more rights than this one. */
function readLinks(folder: string, fds: readonly string[], pid: number, records: RecordList): boolean {
  for (const fd of fds) {
    let target: string;
    try {
      target = readlinkSync(folder + fd);
    } catch (error) {
      if (isRefusal(error)) return false;
      continue; // closed since
    }
    if (target.startsWith('socket:[')) records.push(pid, Number(fd), Number(target.slice(8, -1)));
  }
  return true;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // ended since
  }
}
