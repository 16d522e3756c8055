import { spawn } from 'node:child_process';
import path from 'node:path';
import { plainEnvironment } from '../world/run-program.ts';

/** A program in a terminal, and somebody who types. */
export interface Conversation {
  /** Waits until the terminal has shown the text, counted from its begin. */
  shows(text: string): Promise<void>;
  /** Types; Enter is `\n`, Ctrl-C is `\x03`, Ctrl-D is `\x04`. */
  type(text: string): void;
  /** Waits for the end. The status is 128 and the signal's number where one ended it, as in a shell. */
  ended(): Promise<{ readonly status: number | null; readonly shown: string }>;
}

const SHOWN_WITHIN_MS = 20_000;

/** @param enter the words that bring a command into its namespace */
export function converse(command: readonly string[], enter: readonly string[], columns = 100): Conversation {
  const terminal = ['/usr/bin/python3', path.join(import.meta.dirname, 'talk-in-terminal.py'), `${columns}`];
  const [file = '', ...words] = [...enter, ...terminal, ...command];
  const child = spawn(file, words, {
    env: { ...plainEnvironment, TERM: 'xterm', NO_COLOR: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {}); // It may have ended before the last word.
  let shown = '';
  const watchers = new Set<() => void>();
  const notify = () => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.on('data', (part: Buffer) => {
    shown += part.toString();
    notify();
  });
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (status) => {
      resolve(status);
      notify();
    });
  });
  return {
    shows: (text) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          watchers.delete(look);
          settle();
        };
        const look = () => {
          if (shown.includes(text)) finish(resolve);
          else if (child.exitCode !== null) finish(() => reject(new Error(`it ended without "${text}":\n${shown}`)));
        };
        const timer = setTimeout(
          () => finish(() => reject(new Error(`no "${text}" was shown:\n${shown}`))),
          SHOWN_WITHIN_MS,
        );
        watchers.add(look);
        look();
      }),
    type: (text) => {
      child.stdin.write(text);
    },
    async ended() {
      const status = await closed;
      return { status, shown };
    },
  };
}
