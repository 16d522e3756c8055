import type { RegistersMissing, ThreadAnatomy } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { type Column, NONE, UNKNOWN } from '../../view/column.ts';
import { printDuration } from '../../view/duration.ts';
import type { Role } from '../../view/style.ts';
import { printPercent } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import { baseName, tellState } from './thread-words.ts';

/** In the place of a register. */
const MISSING: Readonly<Record<RegistersMissing, string>> = {
  running: 'running',
  permission: '(no permission)',
  kernel: NONE,
  ended: '(ended)',
  unsupported: UNKNOWN,
};

/** One line for each thread: what it does, its registers and its stack. */
export function threadColumns({ width }: Pick<Teller, 'width'>): readonly Column<ThreadAnatomy>[] {
  const columns: readonly Column<ThreadAnatomy>[] = [
    { key: 'id', title: 'TID', priority: 1, align: 'right', text: ({ id }) => String(id) },
    { key: 'name', title: 'NAME', priority: 2, shrink: true, text: ({ name }) => name, role: () => 'process' },
    { key: 'state', title: 'STATE', priority: 3, text: tellState },
    {
      key: 'cpu',
      title: 'CPU',
      priority: 4,
      align: 'right',
      text: ({ cpu }) => (cpu.share === undefined ? NONE : printPercent(cpu.share)),
    },
    { key: 'used', title: 'USED', priority: 9, align: 'right', text: ({ cpu }) => printDuration(cpu.usedMs) },
    {
      key: 'processor',
      title: 'ON',
      priority: 10,
      align: 'right',
      text: ({ cpu }) => (cpu.processor === undefined ? UNKNOWN : String(cpu.processor)),
    },
    { key: 'call', title: 'SYSTEM CALL', priority: 5, text: callText },
    {
      key: 'instruction',
      title: 'INSTRUCTION',
      priority: 6,
      text: (thread) => thread.registers?.instructionPointer ?? missing(thread),
      role: registerRole,
    },
    {
      key: 'code',
      title: 'IN',
      priority: 11,
      shrink: true,
      text: ({ registers }) => codeText(registers?.codeFile, width === undefined),
    },
    {
      key: 'pointer',
      title: 'STACK POINTER',
      priority: 7,
      text: (thread) => thread.registers?.stackPointer ?? missing(thread),
      role: registerRole,
    },
    { key: 'stack', title: 'STACK USED', priority: 8, align: 'right', text: stackText },
  ];
  return columns;
}

function callText({ registers }: ThreadAnatomy): string {
  const call = registers?.systemCall;
  return call === undefined ? NONE : (call.name ?? String(call.number));
}

function codeText(path: string | undefined, full: boolean): string {
  return path === undefined ? NONE : full ? path : baseName(path);
}

function stackText({ stack }: ThreadAnatomy): string {
  return stack === undefined ? NONE : `${printBytes(stack.usedBytes)} of ${printBytes(stack.sizeBytes)}`;
}

function registerRole({ registers }: ThreadAnatomy): Role {
  return registers === undefined ? 'muted' : 'address';
}

function missing({ registersMissing }: ThreadAnatomy): string {
  return registersMissing === undefined ? UNKNOWN : MISSING[registersMissing];
}
