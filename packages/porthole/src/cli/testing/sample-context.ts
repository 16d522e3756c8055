import type { Host } from '@porthole/core';
import { SAMPLE_NOW_MS } from '../../view/sample-sockets.ts';
import type { Context } from '../context.ts';
import { createOutputOf } from '../output.ts';

export interface SampleRun {
  readonly args: readonly string[];
  readonly host: Host;
  /** Columns of the terminal; left out: the output goes into a pipe. */
  readonly columns?: number | undefined;
  /** Lines of the terminal; left out: it does not tell. */
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** What the user answers, one after the other; left out: there is nobody to ask. */
  readonly answers?: readonly string[];
}

/** A context made up for tests, and what was written to its streams. */
export function sampleContext({ args, host, columns, rows, env = {}, uid = 1000, answers }: SampleRun) {
  const written = { out: '', err: '' };
  const streamTo = (name: 'out' | 'err') =>
    createOutputOf(
      (bytes) => {
        written[name] += Buffer.from(bytes).toString();
        return bytes.length;
      },
      () => ({ isTerminal: columns !== undefined, columns, rows }),
    );
  const lines = [...(answers ?? [])];
  const context: Context = {
    args,
    env: { LANG: 'C.UTF-8', TERM: 'xterm', ...env },
    out: streamTo('out'),
    err: streamTo('err'),
    input: { isTerminal: answers !== undefined, readLine: () => lines.shift() },
    self: {
      nodePath: '/usr/bin/node',
      scriptPath: '/usr/lib/node_modules/porthole/bin/porthole.cjs',
      folder: '/home/ana',
      env: { PATH: '/usr/bin' },
      realPath: (path) =>
        path === '/usr/bin/porthole' ? '/usr/lib/node_modules/porthole/bin/porthole.cjs' : undefined,
    },
    pid: 50_000,
    uid,
    home: '/home/ana',
    parentPid: 1,
    nowMs: () => SAMPLE_NOW_MS,
    runProgram: async () => ({ kind: 'failed', code: 'ENOENT' }),
    openHost: async () => host,
  };
  return { context, written };
}
