import type { Source } from '../host/source.ts';
import type { TaskBound } from '../model/machine-bounds.ts';
import type { ProcessSummary } from '../model/process-summary.ts';
import { controlGroups, groupNumber } from './control-group.ts';
import { readText } from './read-text.ts';

/**
 * What ends the growth of the number of threads, the nearest bound first. `tasks` are those of the whole machine; where
 * that is not known, the two bounds of the whole machine are left out.
 */
export function readTaskBounds(
  source: Pick<Source, 'file' | 'fileOwner'>,
  processes: readonly Pick<ProcessSummary, 'uid' | 'threads'>[],
  tasks: number | undefined,
): TaskBound[] {
  const found: TaskBound[] = [];
  const add = (kind: TaskBound['kind'], limit: number | undefined, used: number | undefined, path?: string): void => {
    if (limit !== undefined && used !== undefined) found.push({ kind, path, limit, used });
  };
  add('pid-max', groupNumber(source, '/proc/sys/kernel/pid_max'), tasks);
  add('threads-max', groupNumber(source, '/proc/sys/kernel/threads-max'), tasks);
  for (const { path, folder } of controlGroups(source, 'pids')) {
    add('cgroup', groupNumber(source, `${folder}/pids.max`), groupNumber(source, `${folder}/pids.current`), path);
  }
  const uid = ownUser(source);
  // CAP_SYS_RESOURCE lifts it, and root's own processes are not counted (kernel/fork.c, copy_process).
  if (uid !== undefined && uid !== 0) add('user', readUserLimit(source), countThreads(processes, uid));
  return found.sort((a, b) => roomOf(a) - roomOf(b));
}

function roomOf({ limit, used }: TaskBound): number {
  return limit - used;
}

function ownUser(source: Pick<Source, 'fileOwner'>): number | undefined {
  try {
    return source.fileOwner('/proc/self');
  } catch {
    return undefined;
  }
}

/** `Max processes             31337                62674                processes`: the soft one counts (getrlimit(2)). */
function readUserLimit(source: Pick<Source, 'file'>): number | undefined {
  const soft = /^Max processes\s+(\d+)/m.exec(readText(source, '/proc/self/limits') ?? '')?.[1];
  return soft === undefined ? undefined : Number(soft);
}

function countThreads(processes: readonly Pick<ProcessSummary, 'uid' | 'threads'>[], uid: number): number {
  let count = 0;
  for (const process of processes) if (process.uid === uid) count += process.threads ?? 0;
  return count;
}
