import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** How a program ended, and all that it wrote. */
export interface Ran {
  /** Its exit status; null if a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly folder?: string | undefined;
  /** Killed after so long, which then shows as its signal. Default 30 s. */
  readonly timeoutMs?: number | undefined;
}

/** What a program started by a test has in its environment, so that the developer's own does not change the outcome. */
export const plainEnvironment: Readonly<Record<string, string>> = {
  PATH: `${dirname(process.execPath)}:/usr/sbin:/usr/bin:/sbin:/bin`,
  HOME: process.env.HOME ?? '/',
  LANG: 'C.UTF-8',
  PYTHONDONTWRITEBYTECODE: '1',
};

/** Runs a program to its end, standard input empty, without blocking those that it may want to talk to. */
export function runProgram(command: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const [file = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, {
      cwd: options.folder,
      env: { ...plainEnvironment, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 30_000,
      killSignal: 'SIGKILL',
    });
    const written: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    child.stdout.on('data', (part: Buffer) => written.stdout.push(part));
    child.stderr.on('data', (part: Buffer) => written.stderr.push(part));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const [stdout, stderr] = [written.stdout, written.stderr].map((parts) => Buffer.concat(parts).toString());
      resolve({ status, signal, stdout: stdout ?? '', stderr: stderr ?? '' });
    });
  });
}
