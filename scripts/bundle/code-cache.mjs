// Lets V8 write down what it compiled while everyday commands ran, so that a start need not compile it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What people run most. Each run adds the functions it needed to the cache that the ones before left. */
const USUAL = [
  ['list', '--all'],
  ['connections'],
  ['list'],
  ['who', '1'],
  ['who', `pid:${process.pid}`],
  ['process', `${process.pid}`, '--sample', '0'],
];

/**
 * A machine on which a command fails (it is no Linux, say) just gets a smaller cache or none.
 *
 * @param {string} program
 */
export function writeCodeCache(program) {
  const recorder = path.join(import.meta.dirname, 'record-code-cache.cjs');
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  for (const words of USUAL) {
    spawnSync(process.execPath, ['--require', recorder, program, ...words], { env, stdio: 'ignore' });
  }
}
