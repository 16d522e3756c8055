import type { Process } from '../../model/process.ts';
import { baseName } from './base-name.ts';
import { findScript, type Script } from './find-script.ts';
import { type Runtime, runtimeNamed } from './runtime.ts';
import { scriptIdentities } from './script-identities.ts';
import { skipLoader } from './skip-loader.ts';

/** What of a process tells its program. */
export type ProgramFacts = Pick<Process, 'name' | 'command'> & { readonly executable?: string | undefined };

/** The program of a process, as its file and arguments tell it. All texts are hostile. */
export interface Program {
  /** The name of its file; where that could not be seen, what the process calls itself. */
  readonly name: string;
  /** The path of the file; where that could not be seen, the first argument. */
  readonly path: string;
  readonly runtime: Runtime | undefined;
  readonly script: Script | undefined;
  /**
   * Names to look it up by, the surest first: `npm:vite`, `py:http.server`, `title:next-server`, `exe:nginx`. `file:` is
   * `exe:` where the file itself was seen.
   */
  readonly identities: readonly string[];
  /** The arguments of the program itself: for a script those after it. */
  readonly words: readonly string[];
}

/** Arguments are cut before they are looked at; no path is longer (PATH_MAX, linux/limits.h). */
const LONGEST_ARGUMENT = 4096;
const MOST_ARGUMENTS = 256;

/** Reads file and arguments of a process; `undefined` where neither tells anything, as for a kernel thread. */
export function programOf(process: ProgramFacts): Program | undefined {
  const command = process.command?.slice(0, MOST_ARGUMENTS).map((arg) => arg.slice(0, LONGEST_ARGUMENT)) ?? [];
  // What a shorter title left over of the arguments that it was written upon.
  while (command.at(-1) === '') command.pop();
  const file = fileOf(process.executable);
  const path = file ?? command[0] ?? (process.command === undefined ? process.name : undefined);
  if (path === undefined || path === '') return undefined;

  const title = titleOf(command, file);
  const name = file === undefined && title !== undefined ? title.name : unwrapName(baseName(path));
  const runtime = runtimeNamed(name);
  const self = { name, path, runtime };
  // The title of a compiled program says nothing that its file does not say more surely.
  if (title !== undefined && (file === undefined || runtime !== undefined)) {
    const identities = file === undefined ? [`title:${title.name}`, `exe:${title.name}`] : [`title:${title.name}`];
    return { ...self, script: undefined, identities, words: title.words };
  }
  const args = command.slice(1);
  if (runtime === undefined)
    return { ...self, script: undefined, identities: nativeIdentities(name, command, file), words: args };
  const script = skipLoader(runtime, findScript(runtime, args));
  return { ...self, script, identities: scriptIdentities(runtime, script), words: script.rest };
}

/** Linux marks a file that was deleted since; what runs is still the program of that name. */
function fileOf(executable: string | undefined): string | undefined {
  return executable?.slice(0, LONGEST_ARGUMENT).replace(/ \(deleted\)$/, '') || undefined;
}

/** A login shell's `-zsh`, and Nix's `.nginx-wrapped`. */
function unwrapName(name: string): string {
  return /^\.(.+)-wrapped$/.exec(name)?.[1] ?? name.replace(/^-/, '');
}

/**
 * A rewritten argument list: one text where a program and its arguments used to be, as in `postgres: checkpointer` or
 * `redis-server *:6379`. Its first word ends at a blank or a colon; a `/` in it would be a path with a blank in it.
 */
function titleOf(command: readonly string[], file: string | undefined): { name: string; words: string[] } | undefined {
  const text = command.length === 1 ? command[0] : undefined;
  const [name = '', ...words] = text?.split(/:? +|:$/) ?? [];
  if (name === '' || name.includes('/')) return undefined;
  const plain = unwrapName(name);
  const renamed = file !== undefined && plain !== baseName(file) && runtimeNamed(plain) === undefined;
  return words.length > 0 || renamed ? { name, words } : undefined;
}

function nativeIdentities(name: string, command: readonly string[], file: string | undefined): string[] {
  const identities = [`exe:${name.replace(/^php-fpm[\d.]+$/, 'php-fpm')}`];
  if (file !== undefined) identities.push(`file:${name}`);
  if (name === 'busybox') identities.push(`busybox:${busyboxApplet(command)}`);
  return identities;
}

/** `httpd -f`, `/bin/httpd`, `busybox httpd -f`. */
function busyboxApplet(command: readonly string[]): string {
  const name = unwrapName(baseName(command[0] ?? ''));
  return name === 'busybox' ? (command[1] ?? '') : name;
}
