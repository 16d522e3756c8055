/** Text files of `/proc/PID` (proc(5)), decoded from their bytes. */
import { PortholeError } from '../../errors.ts';

/** Kernel ticks a second that proc(5) counts in: USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const TICK_MS = 1000 / TICKS_PER_SECOND;

export interface StatFields {
  readonly name: string;
  readonly state: string;
  readonly parentPid: number;
  readonly sessionPid: number;
  /** tty_nr as the kernel encodes it; 0 for none. */
  readonly terminalDevice: number;
  /** User and system time. */
  readonly cpuMs: number;
  /** Milliseconds from boot to the start. */
  readonly startId: number;
  readonly isKernelThread: boolean;
  readonly threads: number;
  /** Resident memory, in pages of the machine. */
  readonly residentPages: number;
}

/** PF_KTHREAD of include/linux/sched.h. */
const KERNEL_THREAD = 0x200000;
/** Fields behind the name that count something: parent, session, times, start. */
const COUNTS = [1, 3, 11, 12, 19] as const;
/** Ten thousand years of ticks; more is no time that a date can hold. */
const COUNT = /^\d{1,12}$/;

/**
 * `/proc/PID/stat`: `48213 (next-server (v1)) S 48190 48213 48190 34819 48213 4194304 … 31337 …`. The name may hold
 * blanks and `)`, so fields are counted from the last `)`.
 */
export function parseStat(bytes: Uint8Array): StatFields {
  const text = decode(bytes);
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  const rest = text.slice(close + 2).split(' ', 22);
  if (open < 0 || close < open || !COUNTS.every((index) => COUNT.test(rest[index] ?? ''))) {
    throw new PortholeError('malformed-data', 'a /proc/PID/stat without a name, start time or other count');
  }
  return {
    name: text.slice(open + 1, close),
    state: rest[0] ?? '',
    parentPid: Number(rest[1]),
    sessionPid: Number(rest[3]),
    terminalDevice: Number(rest[4]),
    cpuMs: (Number(rest[11]) + Number(rest[12])) * TICK_MS,
    startId: Number(rest[19]) * TICK_MS,
    isKernelThread: (Number(rest[6]) & KERNEL_THREAD) !== 0,
    threads: Number(rest[17]),
    residentPages: Number(rest[21]),
  };
}

/** The process a thread belongs to and its resident memory, of `/proc/PID/status`: `Tgid:\t48213`, `VmRSS:\t  2164 kB`. */
export function parseStatus(bytes: Uint8Array): { processId: number | undefined; residentBytes: number | undefined } {
  const text = decode(bytes);
  const processId = /^Tgid:\t(\d+)/m.exec(text)?.[1];
  const resident = /^VmRSS:\s*(\d+) kB$/m.exec(text)?.[1];
  return {
    processId: processId === undefined ? undefined : Number(processId),
    residentBytes: resident === undefined ? undefined : Number(resident) * 1024,
  };
}

/** `node\0server.js\0--port\x003000\0`. A program that rewrote its title may leave out the last NUL, or all of them. */
export function parseCmdline(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return [];
  const text = decode(bytes);
  const end = text.endsWith('\0') ? trailingZeros(text) : text.length;
  return text.slice(0, end).split('\0');
}

/** A rewritten title is padded with NULs up to the room it had. One NUL too many can only be an empty last argument. */
function trailingZeros(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end--;
  return text.length - end > 2 ? end : text.length - 1;
}

/** The v2 line (`0::/user.slice/…`) of `/proc/PID/cgroup`, else systemd's, else the first that is not the root. */
export function parseCgroup(bytes: Uint8Array): string | undefined {
  const paths = new Map<string, string>();
  for (const line of decode(bytes).split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers !== undefined && path !== undefined) paths.set(controllers, path);
  }
  const unified = paths.get('');
  if (unified !== undefined && unified !== '/') return unified;
  const systemd = paths.get('name=systemd');
  if (systemd !== undefined && systemd !== '/') return systemd;
  return [...paths.values()].find((path) => path !== '/') ?? unified ?? systemd ?? [...paths.values()][0];
}

/** tty_nr: minor in bits 31-20 and 7-0, major in bits 15-8. `pts/3`, `tty1`, else undefined. */
export function terminalName(device: number): string | undefined {
  const major = (device >>> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
  if (major >= 136 && major <= 143) return `pts/${(major - 136) * 256 + minor}`;
  if (major === 4) return minor < 64 ? `tty${minor}` : `ttyS${minor - 64}`;
  return undefined;
}

/** Names and arguments are bytes; what is not UTF-8 becomes U+FFFD. */
export function decode(bytes: Uint8Array): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('utf8');
}
