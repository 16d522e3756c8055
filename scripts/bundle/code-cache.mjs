// Lets V8 write down what it compiled of commands.cjs while everyday commands ran, so that a start need not compile it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What people run most. Each run adds the functions it needed to the cache that the ones before left. */
const USUAL = [
  ['list', '--all'],
  ['list'],
  ['connections'],
  ['who', '1'],
  ['who', `pid:${process.pid}`],
  ['list', '--json'],
];

/**
 * A machine on which a command fails (it is no Linux, say) just gets a smaller cache or none.
 *
 * @param {string} program
 * @param {string} commands
 */
export function writeCodeCache(program, commands) {
  const recorder = path.join(import.meta.dirname, 'record-code-cache.cjs');
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  for (const words of USUAL) {
    const args = ['--require', recorder, program, ...words];
    spawnSync(process.execPath, args, { env: { ...env, PORTHOLE_CODE_CACHE: commands }, stdio: 'ignore' });
  }
}
