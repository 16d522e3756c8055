/**
 * `/proc/PID/limits` (proc_pid_limits(5)):
 *
 *     Limit                     Soft Limit           Hard Limit           Units
 *     Max open files            20000                20000                files
 */
import type { Limit, LimitName, ProcessLimits } from '../../../model/process-anatomy.ts';
import { decode } from '../proc-pid-codec.ts';

const NAMES: Readonly<Record<string, LimitName>> = {
  'cpu time': 'cpuSeconds',
  'file size': 'fileSizeBytes',
  'data size': 'dataBytes',
  'stack size': 'stackBytes',
  'core file size': 'coreFileBytes',
  'resident set': 'residentBytes',
  processes: 'processes',
  'open files': 'openFiles',
  'locked memory': 'lockedMemoryBytes',
  'address space': 'addressSpaceBytes',
  'file locks': 'fileLocks',
  'pending signals': 'pendingSignals',
  'msgqueue size': 'messageQueueBytes',
  'nice priority': 'nicePriority',
  'realtime priority': 'realtimePriority',
  'realtime timeout': 'realtimeMicroseconds',
};

export function parseLimits(bytes: Uint8Array): ProcessLimits {
  const limits: Partial<Record<LimitName, Limit>> = {};
  for (const [, words = '', soft = '', hard = ''] of decode(bytes).matchAll(
    /^Max (\S.*?) +(\d+|unlimited) +(\d+|unlimited)\b/gm,
  )) {
    const name = NAMES[words];
    if (name !== undefined) limits[name] = { soft: toLimit(soft), hard: toLimit(hard) };
  }
  return limits;
}

function toLimit(text: string): Limit['soft'] {
  return text === 'unlimited' ? text : Number(text);
}
