import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { plainEnvironment } from './run-program.ts';
import type { Spoken } from './spoken.ts';

/** A program of `situations/` and its arguments. */
export type Situation = readonly [program: string, ...words: string[]];

/** A situation that has said what it is, and stays so until it is ended. */
export interface RunningSituation {
  readonly said: Spoken;
  /** Ends its processes, all of them, and waits until they are gone. */
  end(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;

/**
 * Starts a situation and waits for its line.
 * @param enter the words that bring a command into its namespace
 */
export async function startSituation(situation: Situation, enter: readonly string[]): Promise<RunningSituation> {
  const [program, ...words] = situation;
  const script = join(import.meta.dirname, 'situations', `${program}.py`);
  const [file = '', ...before] = [...enter, '/usr/bin/python3', script, ...words];
  // A group of its own, so that one signal reaches every process that it forks.
  const child = spawn(file, before, { detached: true, env: plainEnvironment, stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  child.stdin.on('error', () => {}); // It may be gone before its standard input is closed.
  const end = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    await closed;
  };
  const line = await firstLine(child.stdout);
  if (line === undefined) {
    await end();
    throw new Error(
      `the situation ${situation.join(' ')} did not come about: ${complaint.trim() || 'it took too long'}`,
    );
  }
  return { said: JSON.parse(line) as Spoken, end };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface({ input: stream });
  try {
    const late = AbortSignal.timeout(READY_WITHIN_MS);
    const [line] = await Promise.race([once(lines, 'line', { signal: late }), once(lines, 'close').then(() => [])]);
    return line as string | undefined;
  } catch {
    return undefined; // Too late, which the caller says.
  }
}
