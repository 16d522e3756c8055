import { delimiter, dirname, join, resolve } from 'node:path';
import { shellQuote } from './shell-quote.ts';

/** How this program was started, as far as it decides how the user can start it again. */
export interface Self {
  /** Absolute path of the Node program. */
  readonly nodePath: string;
  /** Absolute path of the script without symbolic links. */
  readonly scriptPath: string;
  /** The working folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The flags that a next command needs to be about the same as this one, by its words. */
  readonly flagsFor?: ((args: readonly string[]) => readonly string[]) | undefined;
  /** The path without symbolic links; `undefined` where nothing is there. */
  realPath(path: string): string | undefined;
}

export interface SpellOptions {
  /** With the rights of root. */
  readonly root?: boolean | undefined;
}

/**
 * A command line that runs this very program with these arguments when it is typed where the user is now. `porthole` or
 * `npx porthole` only where that provably leads here. With more rights always by absolute paths: `sudo` looks into a
 * PATH of its own, and `sudo npx` would run a package manager as root.
 */
export function spellCommand(self: Self, args: readonly string[], options: SpellOptions = {}): string {
  const words = [...args, ...(self.flagsFor?.(args) ?? [])].map(shellQuote);
  const absolute = [shellQuote(self.nodePath), shellQuote(self.scriptPath)];
  if (options.root) return ['sudo', ...absolute, ...words].join(' ');
  if (isOnPath(self)) return ['porthole', ...words].join(' ');
  if (isFoundByNpx(self)) return ['npx porthole', ...words].join(' ');
  return [...absolute, ...words].join(' ');
}

/** Does the shell of the user find this script by its name? */
function isOnPath(self: Self): boolean {
  for (const folder of (self.env.PATH ?? '').split(delimiter)) {
    if (isStartedByNpm(self.env) && isPutInByNpm(folder)) continue;
    const found = self.realPath(resolve(self.folder, folder, 'porthole'));
    if (found !== undefined) return found === self.scriptPath;
  }
  return false;
}

function isStartedByNpm(env: Self['env']): boolean {
  return env.npm_execpath !== undefined || env.npm_command !== undefined || env.npm_lifecycle_event !== undefined;
}

/** npm puts such folders into the PATH of what it starts; the user's own shell does not have them. */
function isPutInByNpm(folder: string): boolean {
  return folder.endsWith(join('node_modules', '.bin')) || folder.endsWith('node-gyp-bin');
}

/** Were we started by npx (`npm exec`), and would it find this script again from this folder without any download? */
function isFoundByNpx(self: Self): boolean {
  if (self.env.npm_command !== 'exec') return false;
  for (let folder = self.folder; ; folder = dirname(folder)) {
    const found = self.realPath(join(folder, 'node_modules', '.bin', 'porthole'));
    if (found !== undefined) return found === self.scriptPath;
    if (folder === dirname(folder)) return false;
  }
}
