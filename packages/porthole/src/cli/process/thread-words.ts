import type { RegistersMissing, Stack, ThreadAnatomy } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { printDuration } from '../../view/duration.ts';
import { hard, printPercent } from '../who/tell-process.ts';

/** What it does, as the look at its registers found it: that one was later. */
export function tellState({ state, registersMissing }: ThreadAnatomy): string {
  return registersMissing === 'running' ? 'running' : (state ?? 'state not known');
}

/** Now, where a sample was taken; else since it began. */
export function tellCpu({ cpu }: ThreadAnatomy): string {
  return cpu.share === undefined ? `${printDuration(cpu.usedMs)} of CPU` : `${printPercent(cpu.share)} CPU`;
}

/** A runtime may give its threads no stack that the system would know of. */
export function tellStack(stack: Stack | undefined): string {
  if (stack === undefined) return 'in memory that is no stack of its own';
  return `${hard(printBytes(stack.usedBytes))} of ${hard(printBytes(stack.sizeBytes))} used`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export const WHY_MISSING: Readonly<Record<RegistersMissing, string>> = {
  running: 'it was on a processor each time, and only a thread that rests shows its registers',
  permission: 'its registers are not to be seen with these rights',
  kernel: 'a kernel thread has no registers and no stack of its own outside of the kernel',
  ended: 'it has ended, so it has no registers',
  unsupported: 'this kernel does not tell its registers',
};
