import type { Host } from '@porthole/core';
import { SAMPLE_NOW_MS } from '../../view/sample-sockets.ts';
import type { Context } from '../context.ts';
import { createOutputOf } from '../output.ts';

export interface SampleRun {
  readonly args: readonly string[];
  readonly host: Host;
  /** Columns of the terminal; left out: the output goes into a pipe. */
  readonly columns?: number | undefined;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

/** A context made up for tests, and what was written to its streams. */
export function sampleContext({ args, host, columns, env = {}, uid = 1000 }: SampleRun) {
  const written = { out: '', err: '' };
  const streamTo = (name: 'out' | 'err') =>
    createOutputOf(
      (bytes) => {
        written[name] += Buffer.from(bytes).toString();
        return bytes.length;
      },
      () => ({ isTerminal: columns !== undefined, columns }),
    );
  const context: Context = {
    args,
    env: { LANG: 'C.UTF-8', TERM: 'xterm', ...env },
    out: streamTo('out'),
    err: streamTo('err'),
    self: {
      nodePath: '/usr/bin/node',
      scriptPath: '/usr/lib/node_modules/porthole/bin/porthole.cjs',
      folder: '/home/ana',
      env: { PATH: '/usr/bin' },
      realPath: (path) =>
        path === '/usr/bin/porthole' ? '/usr/lib/node_modules/porthole/bin/porthole.cjs' : undefined,
    },
    uid,
    home: '/home/ana',
    parentPid: 1,
    nowMs: () => SAMPLE_NOW_MS,
    runProgram: async () => ({ kind: 'failed', code: 'ENOENT' }),
    openHost: async () => host,
  };
  return { context, written };
}
