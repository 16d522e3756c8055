import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { plainEnvironment } from './run-program.ts';

/** A program that runs on while a test reads what it says. */
export interface TalkingProgram {
  /** The first line, said already or to come, that matches. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Interrupts it as Ctrl-C does, it and what it started, and waits until all are gone. */
  interrupt(): Promise<void>;
  /** Its exit status, once it has ended by itself. */
  ended(): Promise<number | null>;
}

const SAID_WITHIN_MS = 20_000;

/** @param folder where it runs */
export function startTalking(command: readonly string[], folder: string): TalkingProgram {
  const [file = '', ...words] = command;
  // A group of its own, as in a terminal: the interrupt goes to all of it.
  const child = spawn(file, words, {
    cwd: folder,
    detached: true,
    env: plainEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const said: string[] = [];
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      for (const listener of listeners) listener();
    });
  }
  return {
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = said.map((line) => pattern.exec(line)).find((each) => each !== null);
          if (match === undefined || match === null) return;
          finish();
          resolve(match);
        };
        const giveUp = (why: string) => {
          finish();
          reject(new Error(`${why} without ${pattern}; it said:\n${said.join('\n')}`));
        };
        const timer = setTimeout(() => giveUp('time is up'), SAID_WITHIN_MS);
        const finish = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
        closed.then(() => giveUp('it has ended'));
        look();
      }),
    async interrupt() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGINT');
      await closed;
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
  };
}
