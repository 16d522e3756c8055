import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

const MEANINGS: readonly string[] = [
  'does not narrow what is seen',
  'lets nobody trace but parents, which narrows registers and stacks, and no sockets',
  'lets only CAP_SYS_PTRACE trace, which narrows registers and stacks, and no sockets',
  'lets nobody trace until the next boot, which narrows registers and stacks, and no sockets',
];

/** Yama's ptrace_scope (Linux, Documentation/admin-guide/LSM/Yama.rst). */
export const checkPtraceScope: Examiner = ({ source }) => {
  const scope = Number(readText(source, '/proc/sys/kernel/yama/ptrace_scope')?.trim() || Number.NaN);
  const meaning = MEANINGS[scope];
  if (meaning === undefined) {
    const finding = 'There is no Yama in this kernel, so ptrace is bound by users and capabilities alone.';
    return { id: 'ptrace-scope', status: 'ok', finding, remedy: undefined };
  }
  const finding = `ptrace_scope is ${scope}: it ${meaning}.`;
  const bound = scope > 0 && !canTrace(readText(source, '/proc/self/status'));
  return {
    id: 'ptrace-scope',
    status: bound || scope === 3 ? 'partial' : 'ok',
    finding,
    remedy: bound ? 'root' : undefined,
  };
};

const CAP_SYS_PTRACE = 19n;

function canTrace(status: string | undefined): boolean {
  const mask = /^CapEff:\s*([\da-f]+)$/m.exec(status ?? '')?.[1] ?? '0';
  return ((BigInt(`0x${mask}`) >> CAP_SYS_PTRACE) & 1n) === 1n;
}
