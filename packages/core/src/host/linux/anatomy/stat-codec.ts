/** `/proc/PID/stat` and `/proc/PID/task/TID/stat` (proc_pid_stat(5)), with the fields that a listing does not need. */
import { PortholeError } from '../../../errors.ts';
import type { ThreadState } from '../../../model/thread-anatomy.ts';
import { decode } from '../proc-pid-codec.ts';

const TICK_MS = 10;
/** `flags`: it is a thread of the kernel (include/linux/sched.h). */
const PF_KTHREAD = 0x00200000;

const STATES: Readonly<Record<string, ThreadState>> = {
  R: 'running',
  S: 'sleeping',
  D: 'disk-sleep',
  I: 'idle',
  T: 'stopped',
  t: 'traced',
  P: 'parked',
  Z: 'zombie',
  X: 'dead',
  x: 'dead',
};

export interface LongStat {
  readonly name: string;
  /** Not known for a letter that a kernel of the future may have. */
  readonly state: ThreadState | undefined;
  readonly parentPid: number;
  readonly groupPid: number;
  readonly kernelThread: boolean;
  readonly userMs: number;
  readonly systemMs: number;
  readonly nice: number;
  /** Milliseconds from boot to the start. */
  readonly startId: number;
  /** The processor that it ran on last. */
  readonly processor: number | undefined;
  /** Has no code yet: a new program is being loaded (execve(2)). Also of what has no memory at all. */
  readonly loading: boolean;
  /** Where code, stack and arguments begin, as text: a new program has new addresses. `1 0 0` where they are hidden. */
  readonly layout: string;
}

/** Fields are counted from the last `)`, as a name may hold blanks and `)`; the number is that of the man page. */
export function parseLongStat(bytes: Uint8Array): LongStat {
  const text = decode(bytes);
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  const fields = text.slice(close + 2).split(' ');
  const field = (number: number): string => fields[number - 3] ?? '';
  if (open < 0 || close < open || !/^\d+$/.test(field(22))) {
    throw new PortholeError('malformed-data', 'a /proc/PID/stat without a name or start time');
  }
  const processor = Number(field(39));
  return {
    name: text.slice(open + 1, close),
    state: STATES[field(3)],
    parentPid: Number(field(4)),
    groupPid: Number(field(5)),
    kernelThread: (Number(field(9)) & PF_KTHREAD) !== 0,
    userMs: Number(field(14)) * TICK_MS,
    systemMs: Number(field(15)) * TICK_MS,
    nice: Number(field(19)),
    startId: Number(field(22)) * TICK_MS,
    processor: field(39) === '' || !Number.isInteger(processor) ? undefined : processor,
    loading: field(26) === '0',
    layout: [26, 28, 48].map(field).join(' '),
  };
}
