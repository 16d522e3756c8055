import type { ToolOutput } from '../source.ts';

/** What a tool may take, so that a broken one holds up nobody. */
const MOST_MS = 3000;
const MOST_BYTES = 8 << 20;
/** Tools for the administrator are where a plain user's PATH does not lead. */
const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/**
 * Runs a program of the system to its end, without a shell, with an empty standard input.
 * @throws The system's error with its `code`: ENOENT, ETIMEDOUT, ENOBUFS (it wrote too much); EINTR where a signal ended it.
 */
export function runTool([file = '', ...words]: readonly string[]): ToolOutput {
  // Loaded here, since few runs need it and all of them load this file.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { error, status, stdout, stderr } = spawnSync(file, words, {
    env: ENVIRONMENT,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_BYTES,
  });
  if (error !== undefined) throw error;
  if (status === null) throw Object.assign(new Error(`a signal ended ${file}`), { code: 'EINTR' });
  return { status, stdout, stderr };
}
