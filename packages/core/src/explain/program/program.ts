import type { Process } from '../../model/process.ts';
import { baseName } from './base-name.ts';
import { findScript, type Script } from './find-script.ts';
import { RUNTIMES, type Runtime } from './runtime.ts';
import { packageOf } from './package-of.ts';

/** What `whatIs` and `whyRunning` look at. */
export type ProcessFacts = Pick<Process, 'name' | 'command'> & { readonly executable?: string | undefined };

/** The program of a process, as its file and arguments tell it. All texts are hostile. */
export interface Program {
  /** The name of its file; without one to be seen, what the process calls itself. */
  readonly name: string;
  /** The path of the file as far as it is known: the file itself, else the first argument. */
  readonly path: string;
  readonly runtime: Runtime | undefined;
  readonly script: Script | undefined;
  /**
   * Names to look it up by, the surest first: `npm:vite`, `py:http.server`, `title:next-server`, `exe:nginx`. `file:` is
   * like `exe:`, but only where the file itself could be seen.
   */
  readonly identities: readonly string[];
  /** The arguments of the program itself (for a script: without those of its runtime). */
  readonly words: readonly string[];
}

/** Longer arguments are cut before they are looked at: a path has at most 4096 bytes (PATH_MAX, linux/limits.h). */
const LONGEST = 4096;
const MOST = 256;

/** Reads file and arguments of a process; `undefined` where neither tells anything, as for a kernel thread. */
export function programOf(process: ProcessFacts): Program | undefined {
  const command = process.command?.slice(0, MOST).map((arg) => arg.slice(0, LONGEST)) ?? [];
  while (command.at(-1) === '') command.pop();
  const file = fileOf(process.executable);
  const self = command[0] ?? (process.command === undefined ? process.name : undefined);
  const path = file ?? self;
  if (path === undefined || path === '') return undefined;

  const title = titleOf(command, file);
  // Of a title without a file the first word is the name: `postgres: checkpointer`, `redis-server *:6379`.
  const name = file === undefined && title !== undefined ? (title[0] ?? '') : unwrapName(baseName(path));
  const runtime = RUNTIMES.find((each) => each.files.test(name));
  const base = { name, path, runtime };
  if (title !== undefined && (file === undefined || runtime !== undefined)) {
    const own = file === undefined ? [`exe:${name}`] : [];
    return { ...base, script: undefined, identities: [`title:${title[0]}`, ...own], words: title.slice(1) };
  }
  const args = command.slice(1);
  if (runtime === undefined) return { ...base, script: undefined, identities: nativeIds(name, command, file), words: args };
  const script = skipLauncher(runtime, findScript(runtime, args));
  return { ...base, script, identities: scriptIds(runtime, script), words: script.rest };
}

/** Linux marks a file that was deleted since; what was running is still the program of that name. */
function fileOf(executable: string | undefined): string | undefined {
  return executable?.slice(0, LONGEST).replace(/ \(deleted\)$/, '') || undefined;
}

/** A login shell's `-zsh`, and Nix's `.nginx-wrapped`. */
function unwrapName(name: string): string {
  return /^\.(.+)-wrapped$/.exec(name)?.[1] ?? name.replace(/^-/, '');
}

/**
 * The words of a rewritten argument list: one text where a program and its arguments used to be. Its first word ends
 * at a blank or a colon; a `/` in it would be a path with a blank in it.
 */
function titleOf(command: readonly string[], file: string | undefined): readonly string[] | undefined {
  const [text] = command;
  if (text === undefined || command.length > 1) return undefined;
  const [first = '', ...rest] = text.split(/:? +|:$/);
  if (first === '' || first.includes('/')) return undefined;
  const renamed = file !== undefined && unwrapName(first) !== baseName(file) && !isRuntime(unwrapName(first));
  return rest.length > 0 || renamed ? [first, ...rest] : undefined;
}

function isRuntime(name: string): boolean {
  return RUNTIMES.some((each) => each.files.test(name));
}

function nativeIds(name: string, command: readonly string[], file: string | undefined): string[] {
  const ids = [`exe:${name.replace(/^php-fpm[\d.]+$/, 'php-fpm')}`];
  if (file !== undefined) ids.unshift(`file:${name}`);
  if (name === 'busybox') ids.unshift(`busybox:${busyboxApplet(command)}`);
  return ids;
}

/** `httpd -f`, `/bin/httpd`, `busybox httpd -f`. */
function busyboxApplet(command: readonly string[]): string {
  const name = unwrapName(baseName(command[0] ?? ''));
  return name === 'busybox' ? (command[1] ?? '') : name;
}

/** `bundle exec puma` and `tsx server.ts` load the program into their own process. */
function skipLauncher(runtime: Runtime, script: Script): Script {
  if (script.kind !== 'file') return script;
  const [first, ...rest] = script.rest;
  if (runtime.prefix === 'rb' && baseName(script.name) === 'bundle' && first === 'exec') {
    const [name, ...own] = rest;
    return name === undefined ? script : { kind: 'file', name: name.includes('/') ? name : `bin/${name}`, rest: own };
  }
  return script;
}

function scriptIds(runtime: Runtime, script: Script): string[] {
  const { prefix } = runtime;
  if (script.kind === 'module') {
    const [top = ''] = script.name.split('.', 1);
    // `-m org.acme/org.acme.Main` names module and class.
    return [...new Set([`${prefix}:${script.name.replace(/^.*\//, '')}`, `${prefix}:${top}`])];
  }
  const file = baseName(script.name);
  if (script.kind === 'jar') return [`jar:${file.replace(/\.[jw]ar$/, '').replace(/[-_]\d[\w.-]*$/, '')}`];
  if (prefix === 'php' && script.rest.includes('-S')) return ['php:-S'];
  if (script.kind !== 'file') return [];
  if (prefix === 'npm') {
    const name = packageOf(script.name) ?? (runtime.commandPath.test(script.name) ? file : undefined);
    return name === undefined ? [] : [`npm:${name}`];
  }
  return runtime.commandPath.test(script.name) || file.includes('.') ? [`${prefix}:${file}`] : [];
}
