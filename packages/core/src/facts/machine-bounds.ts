import type { Source } from '../host/source.ts';
import type { MachineBounds, MemoryRoom } from '../model/machine-bounds.ts';
import type { ProcessSummary } from '../model/process-summary.ts';
import { controlGroups, groupNumber } from './control-group.ts';
import { readText } from './read-text.ts';
import { readTaskBounds } from './task-bounds.ts';

/** Reads what this machine has for processes. `processes` are all that can be seen, to count those of this user. */
export function readMachineBounds(
  source: Pick<Source, 'file' | 'fileOwner'>,
  processes: readonly Pick<ProcessSummary, 'uid' | 'threads'>[],
): MachineBounds {
  const { load, tasks } = parseLoad(readText(source, '/proc/loadavg') ?? '');
  return {
    processors: parseCpuList(readText(source, '/sys/devices/system/cpu/online') ?? ''),
    processorsAllowed: readProcessorsAllowed(source),
    load,
    memory: readMemory(source),
    tasks,
    taskBounds: readTaskBounds(source, processes, tasks),
  };
}

/** `0.20 0.18 0.12 1/80 11206`: proc_loadavg(5). */
export function parseLoad(text: string): Pick<MachineBounds, 'load' | 'tasks'> {
  const [, one, five, fifteen, tasks] = /^([\d.]+) ([\d.]+) ([\d.]+) \d+\/(\d+) /.exec(text) ?? [];
  if (tasks === undefined) return { load: undefined, tasks: undefined };
  return { load: [Number(one), Number(five), Number(fifteen)], tasks: Number(tasks) };
}

/** How many numbers are in a list such as `0-3,8,10-11`. */
export function parseCpuList(text: string): number | undefined {
  let count = 0;
  for (const range of text.trim().split(',')) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (first === undefined) return undefined;
    count += Number(last) - Number(first) + 1;
  }
  return count;
}

function readMemory(source: Pick<Source, 'file'>): MemoryRoom | undefined {
  const text = readText(source, '/proc/meminfo') ?? '';
  const [totalBytes, availableBytes] = ['MemTotal', 'MemAvailable'].map((name) => {
    const kilobytes = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(text)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  });
  if (totalBytes === undefined || availableBytes === undefined) return undefined;
  let room: MemoryRoom = { totalBytes, availableBytes, boundBy: 'machine' };
  for (const { folder } of controlGroups(source, 'memory')) {
    const limit = groupNumber(source, `${folder}/memory.max`);
    const used = groupNumber(source, `${folder}/memory.current`);
    if (limit === undefined || used === undefined) continue;
    const left = Math.max(0, Math.min(limit - used + readReclaimable(source, folder), limit));
    if (left < room.availableBytes) room = { totalBytes: limit, availableBytes: left, boundBy: 'cgroup' };
  }
  return room;
}

/** The page cache that nobody used lately counts against the group, and goes as soon as room is needed. */
function readReclaimable(source: Pick<Source, 'file'>, folder: string): number {
  return Number(/^inactive_file (\d+)$/m.exec(readText(source, `${folder}/memory.stat`) ?? '')?.[1] ?? 0);
}

/** `cpu.max`: `50000 100000` is half a processor, `max 100000` no bound. */
function readProcessorsAllowed(source: Pick<Source, 'file'>): number | undefined {
  const shares = controlGroups(source, 'cpu').flatMap(({ folder }) => {
    const [, quota, period] = /^(\d+) (\d+)$/m.exec(readText(source, `${folder}/cpu.max`) ?? '') ?? [];
    return quota === undefined ? [] : [Number(quota) / Number(period)];
  });
  return shares.length === 0 ? undefined : Math.min(...shares);
}
