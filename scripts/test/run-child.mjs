import { spawn } from 'node:child_process';

/** @type {Set<number>} */
const running = new Set();

/**
 * Runs one program to its end, or kills it and all it started when its time is over.
 * @param {readonly string[]} command
 * @param {{ cwd: string, timeoutMs: number, show: boolean, env?: NodeJS.ProcessEnv }} options `show`: its output goes
 *   to the terminal as it comes; else it is kept.
 * @returns {Promise<{ ok: boolean, ending: string, output: string }>} `ending` tells how it ended, for a failure.
 */
export function runChild([program = '', ...words], { cwd, timeoutMs, show, env = process.env }) {
  return new Promise((resolve) => {
    // A group of its own, so that what it started can be ended with it.
    const child = spawn(program, words, { cwd, env, detached: true, stdio: ['ignore', ...outputs(show)] });
    if (child.pid !== undefined) running.add(child.pid);
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child.pid);
    }, timeoutMs);
    /** @param {string} ending */
    const finish = (ending, ok = false) => {
      clearTimeout(timer);
      if (child.pid !== undefined) running.delete(child.pid);
      resolve({ ok, ending, output });
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (status, signal) => {
      if (timedOut) finish(`killed after ${timeoutMs / 1000} s`);
      else if (signal !== null) finish(`ended by ${signal}`);
      else finish(`exit status ${status}`, status === 0);
    });
  });
}

/**
 * @param {boolean} show
 * @returns {['inherit' | 'pipe', 'inherit' | 'pipe']}
 */
function outputs(show) {
  return show ? ['inherit', 'inherit'] : ['pipe', 'pipe'];
}

/** Ends everything that is still running; for an interrupted run. */
export function killAll() {
  for (const pid of running) killGroup(pid);
}

/** @param {number | undefined} pid */
function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}
