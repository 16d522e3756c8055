import type { MachineBounds, TaskBound } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { printDuration } from '../../view/duration.ts';
import type { ListedProcess } from '../../view/listed-process.ts';
import { sanitize } from '../../view/sanitize.ts';

interface HeadlineFacts {
  readonly listed: readonly ListedProcess[];
  /** Those that match. */
  readonly selected: readonly ListedProcess[];
  readonly narrowed: boolean;
  readonly bounds: MachineBounds;
  /** 0: CPU is an average since the start. */
  readonly sampleMs: number;
}

/** What stands above the table: how many run and may run, what the machine has for them, and what CPU means. */
export function psHeadline(facts: HeadlineFacts): string[] {
  return [countSentence(facts), machineSentences(facts.bounds), cpuSentence(facts.sampleMs)].filter(
    (line) => line !== '',
  );
}

function countSentence({ listed, selected, narrowed, bounds }: HeadlineFacts): string {
  const all = count(listed.length, 'process', 'processes');
  const matching = `${selected.length} of ${all} ${selected.length === 1 ? 'matches' : 'match'}`;
  const waiting = selected.filter(({ ports }) => ports.some(({ ephemeral }) => !ephemeral)).length;
  const subject = narrowed ? matching : `${all} ${listed.length === 1 ? 'runs' : 'run'}`;
  const ports =
    waiting === 0 ? 'none seen to have a port open' : `${waiting} ${waiting === 1 ? 'has' : 'have'} a port open`;
  const [nearest] = bounds.taskBounds;
  return `${subject}; ${ports}.${nearest === undefined ? '' : ` ${roomSentence(nearest)}`}`;
}

function roomSentence(bound: TaskBound): string {
  const room = Math.max(0, bound.limit - bound.used);
  return `Room for ${room} more threads: ${boundName(bound)} allows ${bound.limit}, ${bound.used} are there.`;
}

function boundName({ kind, path }: TaskBound): string {
  switch (kind) {
    case 'pid-max':
      return 'kernel.pid_max';
    case 'threads-max':
      return 'kernel.threads-max';
    case 'cgroup':
      return `pids.max of the control group ${sanitize(path ?? '/')}`;
    case 'user':
      return 'your limit of processes (ulimit -u)';
  }
}

function machineSentences({ processors, processorsAllowed, load, memory }: MachineBounds): string {
  const parts: string[] = [];
  if (processors !== undefined) {
    const allowed =
      processorsAllowed === undefined || processorsAllowed >= processors
        ? ''
        : `, of which a control group allows ${Number(processorsAllowed.toFixed(2))}`;
    const averages = load === undefined ? '' : `; load ${load.map((each) => each.toFixed(2)).join(', ')}`;
    parts.push(`${count(processors, 'processor', 'processors')}${allowed}${averages}.`);
  }
  if (memory !== undefined) {
    const bound = memory.boundBy === 'cgroup' ? ' that a control group allows' : '';
    parts.push(`${printBytes(memory.availableBytes)} free of ${printBytes(memory.totalBytes)} of memory${bound}.`);
  }
  return parts.join(' ');
}

function cpuSentence(sampleMs: number): string {
  return sampleMs > 0
    ? `CPU was measured for ${printDuration(sampleMs)}; 100% is one processor.`
    : 'CPU is the average since each process started; 100% is one processor.';
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
