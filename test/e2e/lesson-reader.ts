import { spawn } from 'node:child_process';
import path from 'node:path';
import { plainEnvironment } from '../world/run-program.ts';

/** What a reader does at a prompt: a line to type (Ctrl-C is `\x03`), or nothing more. */
export type React = (seen: {
  readonly part: string;
  readonly prompt: number;
  readonly pid: number;
}) => string | Promise<string>;

export interface Read {
  readonly status: number | null;
  readonly shown: string;
  /** What was shown from one prompt to the next. */
  readonly parts: readonly string[];
}

const PROMPT = /(Enter: on, q: leave|-- Enter: more --|Your guess \([a-z, ]+\):|q: leave|\n>) $/;

/** Reads the lesson in a terminal of this size, as somebody who answers at every prompt. */
export function readLesson(
  command: readonly string[],
  react: React,
  { enter = [], columns = 100, rows = 40 }: { enter?: readonly string[]; columns?: number; rows?: number } = {},
): Promise<Read> {
  const terminal = ['/usr/bin/python3', path.join(import.meta.dirname, 'talk-in-terminal.py'), `${columns}`];
  const [file = '', ...words] = [...enter, ...terminal, ...command];
  const child = spawn(file, words, {
    env: { ...plainEnvironment, TERM: 'xterm', NO_COLOR: '1', ROWS: `${rows}` },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {}); // It may have ended before the last word.
  const parts: string[] = [];
  let shown = '';
  let from = 0;
  let reacting = Promise.resolve();
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      shown += bytes.toString();
      if (!PROMPT.test(shown.slice(from))) return;
      const part = shown.slice(from);
      from = shown.length;
      parts.push(part);
      const prompt = parts.length;
      reacting = reacting.then(async () => {
        child.stdin.write(await react({ part, prompt, pid: child.pid ?? 0 }));
      });
      reacting.catch((error) => {
        child.kill('SIGKILL');
        reject(error);
      });
    });
    child.on('close', (status) => resolve({ status, shown, parts: [...parts, shown.slice(from)] }));
  });
}
