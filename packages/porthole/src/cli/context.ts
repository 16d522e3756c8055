import { fstatSync, realpathSync, statSync } from 'node:fs';
import { devNull, homedir } from 'node:os';
import type { Host } from '@porthole/core';
import type { HostOptions } from './host-options.ts';
import { createInput, type Input } from './input.ts';
import { createOutput, type Output, type OutputFacts } from './output.ts';
import type { Self } from './self-command.ts';

/** Everything a command gets from outside. Nothing else of the program looks at the process it runs in. */
export interface Context {
  /** The arguments behind the script. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  readonly input: Input;
  readonly self: Self;
  /** The process that this is. */
  readonly pid: number;
  /** The effective user, where the system has such numbers. */
  readonly uid: number | undefined;
  readonly home: string | undefined;
  /** A recording is read, not this machine: no other rights and no second look would show more. */
  readonly replays?: boolean | undefined;
  nowMs(): number;
  /** Another machine than the running one, which tests make up. */
  readonly openHost?: (options: HostOptions) => Promise<Host>;
}

/** The context of the running process. */
export function createContext(): Context {
  const { argv, env, execPath } = process;
  return {
    args: argv.slice(2),
    env,
    out: createOutput(1, () => lookAt(1, () => process.stdout)),
    err: createOutput(2, () => lookAt(2, () => process.stderr)),
    input: createInput(0, () => mayBeTerminal(0) && process.getBuiltinModule('node:tty').isatty(0)),
    self: {
      nodePath: execPath,
      get scriptPath() {
        return realPath(argv[1] ?? '') ?? argv[1] ?? '';
      },
      get folder() {
        return process.cwd();
      },
      env,
      realPath,
    },
    pid: process.pid,
    get uid() {
      return process.geteuid?.();
    },
    get home() {
      return env.HOME ?? homedir();
    },
    nowMs: Date.now,
  };
}

/** Node's own stream is only made for what may be a terminal: making it costs more than all the parsing. */
function lookAt(fd: number, stream: () => NodeJS.WriteStream): OutputFacts {
  if (!mayBeTerminal(fd)) return { isTerminal: false, columns: undefined };
  const { isTTY, columns, rows } = stream();
  return { isTerminal: isTTY === true, columns: columns > 0 ? columns : undefined, rows: rows > 0 ? rows : undefined };
}

function mayBeTerminal(fd: number): boolean {
  try {
    const device = fstatSync(fd);
    return device.isCharacterDevice() && device.rdev !== statSync(devNull).rdev;
  } catch {
    // A closed descriptor: writing to it says so better.
    return false;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
