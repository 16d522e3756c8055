import { type ProgramFacts, programOf } from './program/program.ts';

/** A program that another program reads and runs. */
export interface Interpreted {
  /** The language, as people call it: `Node.js`, `Python`, `Shell`. */
  readonly interpreter: string;
  /** What is run: a file, the name of a module, or `undefined` (given inline, typed in, or not to be told). Hostile text. */
  readonly script: string | undefined;
  readonly kind: 'file' | 'module' | 'jar' | 'inline' | 'nothing' | undefined;
}

/** Which interpreter a process is, and what it runs; `undefined` for a program of its own. */
export function interpretedBy(process: ProgramFacts): Interpreted | undefined {
  const { runtime, script } = programOf(process) ?? {};
  if (runtime === undefined) return undefined;
  const named = script?.kind === 'file' || script?.kind === 'module' || script?.kind === 'jar';
  return { interpreter: runtime.language, script: named ? script.name : undefined, kind: script?.kind };
}
