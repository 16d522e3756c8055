import type { Runtime } from './runtime.ts';

/** What a runtime was told to run. */
export interface Script {
  readonly kind: 'file' | 'module' | 'jar' | 'inline' | 'nothing';
  /** Path of the file, name of the module or class; of `inline` the option that says so. Hostile text. */
  readonly name: string;
  /** The program's own arguments; all of them where there is no program. */
  readonly rest: readonly string[];
}

/** Finds the program that a runtime runs among the runtime's arguments (those after the runtime's own name). */
export function findScript(runtime: Runtime, args: readonly string[]): Script {
  let verbs = 0;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--') return operand(runtime, args, index + 1);
    if (!/^[-+@]./.test(arg)) {
      if (verbs++ === 0 && runtime.verbs.has(arg)) continue;
      return operand(runtime, args, index);
    }
    const { name, value } = openCluster(runtime, arg);
    if (runtime.inline.has(name)) return { kind: 'inline', name, rest: args.slice(index + 1) };
    if (runtime.module.has(name)) {
      if (value !== undefined) return { kind: 'module', name: value, rest: args.slice(index + 1) };
      return at(name === '-jar' ? 'jar' : 'module', args, index + 1);
    }
    if (runtime.valued.has(name) && value === undefined) index++;
  }
  return { kind: 'nothing', name: '', rest: args };
}

function operand(runtime: Runtime, args: readonly string[], index: number): Script {
  if (runtime.prefix === 'java') return at('module', args, index);
  const name = args[index];
  const isCommand = runtime.hasCommands && name !== undefined && !/[./:]/.test(name);
  // `-` is the standard input.
  if (isCommand || name === '-') return { kind: 'nothing', name: '', rest: args };
  return at('file', args, index);
}

function at(kind: 'file' | 'module' | 'jar', args: readonly string[], index: number): Script {
  const name = args[index];
  if (name === undefined || name === '') return { kind: 'nothing', name: '', rest: args };
  return { kind, name, rest: args.slice(index + 1) };
}

/** The option of a cluster that takes a value, and the value if it is attached: `-um` is `-m`, `-Wall` is `-W`, `all`. */
function openCluster(runtime: Runtime, arg: string): { name: string; value: string | undefined } {
  if (!runtime.clusters || arg.startsWith('--')) return { name: arg, value: undefined };
  for (let index = 1; index < arg.length; index++) {
    const name = `${arg[0]}${arg[index]}`;
    if (!runtime.valued.has(name) && !runtime.module.has(name) && !runtime.inline.has(name)) continue;
    const value = arg.slice(index + 1);
    return { name, value: value === '' ? undefined : value };
  }
  return { name: arg, value: undefined };
}
