import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';

/** How another program ended. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly status: number }
  /** By a signal, of this number. */
  | { readonly kind: 'killed'; readonly signal: number }
  /** It could not be started: the system's word (ENOENT, EACCES ...). */
  | { readonly kind: 'failed'; readonly code: string };

export type RunProgram = (
  command: readonly string[],
  /** What its environment has beside that of this process. */
  env: Readonly<Record<string, string>>,
  onStart: (pid: number) => Promise<void>,
) => Promise<ProgramEnd>;

/** What a program is told to do by others, and this one hands on. */
const HANDED_ON = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGQUIT'] as const;
/** What a terminal sends to all that run in it: handed on, they would arrive twice, and twice means "at once" to many. */
const OF_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Runs a program with the streams of this one, and hands on the signals that come for it. */
export const runProgram: RunProgram = async (command, env, onStart) => {
  const [file = '', ...words] = command;
  const inTerminal = [0, 1, 2].some((fd) => isatty(fd));
  let child: ChildProcess | undefined;
  const hand = (signal: NodeJS.Signals) => {
    if (!(inTerminal && OF_TERMINAL.includes(signal))) child?.kill(signal);
  };
  // Before the start: the program may be quick to send one.
  for (const signal of HANDED_ON) process.on(signal, hand);
  try {
    child = spawn(file, words, { stdio: 'inherit', env: { ...process.env, ...env } });
    return await endOf(child, onStart);
  } finally {
    for (const signal of HANDED_ON) process.off(signal, hand);
  }
};

function endOf(child: ChildProcess, onStart: (pid: number) => Promise<void>): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve({ kind: 'failed', code: error.code ?? error.name });
    });
    child.once('exit', (status, signal) => {
      if (status !== null) resolve({ kind: 'exited', status });
      else resolve({ kind: 'killed', signal: constants.signals[signal ?? 'SIGKILL'] });
    });
    if (child.pid !== undefined) onStart(child.pid).catch(reject);
  });
}
