import type { Runtime } from './runtime.ts';

/** What a runtime was told to run. */
export interface Script {
  readonly kind: 'file' | 'module' | 'jar' | 'code' | 'nothing';
  /** Path of the file, name of the module or class; empty for `code` and `nothing`. Hostile text. */
  readonly name: string;
  /** The program's own arguments; all of them where there is no program. */
  readonly rest: readonly string[];
}

/** Finds the program that a runtime runs among the runtime's arguments (those after the runtime's own name). */
export function findScript(runtime: Runtime, args: readonly string[]): Script {
  let verbs = 0;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--') return fileAt(args, index + 1);
    if (!isOption(arg)) {
      if (verbs++ === 0 && runtime.verbs.has(arg)) continue;
      return runtime.prefix === 'java' ? at('module', args, index) : fileAt(args, index);
    }
    const option = runtime.clusters ? openCluster(runtime, arg) : { name: arg, value: undefined };
    const attached = option.value !== undefined;
    if (runtime.code.has(option.name)) return { kind: 'code', name: '', rest: args.slice(index + 1) };
    if (runtime.module.has(option.name)) {
      if (option.value !== undefined) return { kind: 'module', name: option.value, rest: args.slice(index + 1) };
      return at(option.name === '-jar' ? 'jar' : 'module', args, index + 1);
    }
    if (runtime.valued.has(option.name) && !attached) index++;
  }
  return { kind: 'nothing', name: '', rest: args };
}

/** `-`, the standard input, is a program that has no name. */
function isOption(arg: string): boolean {
  return arg.startsWith('-') || arg.startsWith('+');
}

function fileAt(args: readonly string[], index: number): Script {
  return at('file', args, index);
}

function at(kind: 'file' | 'module' | 'jar', args: readonly string[], index: number): Script {
  const name = args[index];
  if (name === undefined || name === '') return { kind: 'nothing', name: '', rest: args };
  return { kind, name, rest: args.slice(index + 1) };
}

/** The last option of a cluster, which is the only one that can take a value: `-um` is `-m`, `-Wall` is `-W` `all`. */
function openCluster(runtime: Runtime, arg: string): { name: string; value: string | undefined } {
  if (arg.startsWith('--')) return { name: arg, value: undefined };
  for (let index = 1; index < arg.length; index++) {
    const name = `${arg[0]}${arg[index]}`;
    if (!runtime.valued.has(name) && !runtime.module.has(name) && !runtime.code.has(name)) continue;
    const value = arg.slice(index + 1);
    return { name, value: value === '' ? undefined : value };
  }
  return { name: arg, value: undefined };
}
