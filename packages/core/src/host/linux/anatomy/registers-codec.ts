/**
 * `/proc/PID/task/TID/syscall` (proc_pid_syscall(5)), one of
 *
 *     running
 *     0 0x3 0x7fb6122c5000 0x20000 0x7fb612358b60 0xffffffff 0x0 0x7ffcf6ef7118 0x7fb6124412ad
 *     -1 0x7ffcf6ef7118 0x7fb6124412ad
 *
 * a system call with its six arguments, the stack pointer and the instruction pointer; or these two of a thread that
 * was stopped outside of any call.
 */
import { decode } from '../proc-pid-codec.ts';

export interface RegisterFields {
  readonly stackPointer: bigint;
  readonly instructionPointer: bigint;
  readonly systemCall: number | undefined;
}

/** `ended`: the registers of a thread that has none any more are written as 0. */
export function parseRegisters(bytes: Uint8Array): RegisterFields | 'running' | 'ended' | undefined {
  const text = decode(bytes).trim();
  if (text === 'running') return 'running';
  const [, call, stack, instruction] = /^(-?\d+)(?: 0x[\da-f]+)*? (0x[\da-f]+) (0x[\da-f]+)$/.exec(text) ?? [];
  if (call === undefined || stack === undefined || instruction === undefined) return undefined;
  const stackPointer = BigInt(stack);
  const instructionPointer = BigInt(instruction);
  if (stackPointer === 0n && instructionPointer === 0n) return 'ended';
  const number = Number(call);
  return { stackPointer, instructionPointer, systemCall: number < 0 ? undefined : number };
}
