import type { ProcessSummary } from '../model/process-summary.ts';
import { baseName } from './program/base-name.ts';
import type { Script } from './program/find-script.ts';
import { programOf } from './program/program.ts';

/** What tells processes of one program from those of another. All texts are hostile. */
export interface ProgramKey {
  /** The same for processes of one program, and only for them as far as their arguments tell. */
  readonly key: string;
  /**
   * Its script was named by a path that leads elsewhere from another folder, so two processes of this key may well be
   * two programs, unless they are of one family.
   */
  readonly isLocal: boolean;
}

const KERNEL: ProgramKey = { key: 'kernel', isLocal: false };

/** By the name of the program file and, of what a runtime runs, by the script: two `node` are not one program. */
export function programKey(process: Pick<ProcessSummary, 'name' | 'command' | 'isKernelThread'>): ProgramKey {
  if (process.isKernelThread) return KERNEL;
  const program = programOf(process);
  if (program === undefined) return { key: `name ${process.name ?? ''}`, isLocal: false };
  const name = program.name === '' ? baseName(program.path) : program.name;
  const { script } = program;
  if (script === undefined || script.kind === 'nothing') return { key: `program ${name}`, isLocal: false };
  const isLocal = (script.kind === 'file' || script.kind === 'jar') && !script.name.startsWith('/');
  return { key: `script ${name} ${scriptText(script)}`, isLocal };
}

/** A program that was given as text is that text. */
function scriptText({ kind, name, rest }: Script): string {
  return kind === 'inline' ? `${name} ${rest[0] ?? ''}` : name;
}
