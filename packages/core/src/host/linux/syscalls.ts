import { getSystemErrorName } from 'node:util';
import type { Native } from '../ffi.ts';

/** System call numbers: x86-64 by asm/unistd_64.h; the others share asm-generic/unistd.h. */
const X64 = {
  read: 0,
  close: 3,
  ioctl: 16,
  socket: 41,
  sendto: 44,
  recvfrom: 45,
  bind: 49,
  setsockopt: 54,
  getdents64: 217,
  openat: 257,
  readlinkat: 267,
  setns: 308,
  kcmp: 312,
  bpf: 321,
  statx: 332,
  pidfd_send_signal: 424,
  pidfd_open: 434,
} as const;
const GENERIC = {
  read: 63,
  close: 57,
  ioctl: 29,
  socket: 198,
  bind: 200,
  sendto: 206,
  recvfrom: 207,
  setsockopt: 208,
  getdents64: 61,
  openat: 56,
  readlinkat: 78,
  setns: 268,
  kcmp: 272,
  bpf: 280,
  statx: 291,
  pidfd_send_signal: 424,
  pidfd_open: 434,
} as const;

export type CallName = keyof typeof X64;

/** System calls by name. Every call that fails throws an error with the system's `code`, as Node's own `fs` does. */
export interface Calls {
  readonly native: Native;
  readonly numbers: Readonly<Record<CallName, number>>;
  /** The raw result: -1 on failure. For the loops where a failure is an everyday answer. */
  attempt(name: CallName, a: number, b: number, c: number, d: number, e: number): number;
  call(name: CallName, a: number, b: number, c: number, d: number, e: number): number;
}

/** `undefined` on a processor whose call numbers are not known here. */
export function createCalls(native: Native, arch: string): Calls | undefined {
  const numbers =
    arch === 'x64' ? X64 : arch === 'arm64' || arch === 'riscv64' || arch === 'loong64' ? GENERIC : undefined;
  if (numbers === undefined) return undefined;
  const attempt: Calls['attempt'] = (name, a, b, c, d, e) => native.syscall(numbers[name], a, b, c, d, e);
  return {
    native,
    numbers,
    attempt,
    call(name, a, b, c, d, e) {
      const result = attempt(name, a, b, c, d, e);
      if (result < 0) throw systemError(name, native.errno());
      return result;
    },
  };
}

export function systemError(operation: string, errno: number): Error & { code: string } {
  const code = getSystemErrorName(-errno);
  return Object.assign(new Error(`${operation} failed: ${code}`), { code });
}
