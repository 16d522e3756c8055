import type { Process } from '../../../model/process.ts';
import { errnoCode, type Source } from '../../source.ts';
import { decode } from '../proc-pid-codec.ts';
import type { ProcessTable } from '../process-table.ts';

/** The processes whose parent this is, by pid. A thread that has ended since took none with it: they fall to another one. */
export function readChildren(
  source: Pick<Source, 'file' | 'folder'>,
  table: Pick<ProcessTable, 'get' | 'parentOf'>,
  pid: number,
  threads: readonly number[],
): Process[] {
  const pids = listed(source, pid, threads) ?? byParent(source, table, pid);
  return pids
    .sort((a, b) => a - b)
    .map((child) => table.get(child))
    .filter((child) => child !== undefined);
}

/** `/proc/PID/task/TID/children` (proc_tid_children(5)): `16742 16743 `. `undefined` on a kernel without it. */
function listed(source: Pick<Source, 'file'>, pid: number, threads: readonly number[]): number[] | undefined {
  const pids: number[] = [];
  for (const thread of threads) {
    try {
      const text = decode(source.file(`/proc/${pid}/task/${thread}/children`)).trim();
      if (text !== '') pids.push(...text.split(' ').map(Number));
    } catch (error) {
      if (errnoCode(error) === 'ENOENT' && thread === pid) return undefined;
    }
  }
  return pids;
}

function byParent(source: Pick<Source, 'folder'>, table: Pick<ProcessTable, 'parentOf'>, pid: number): number[] {
  const pids = source.folder('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((each) => table.parentOf(each) === pid);
}
