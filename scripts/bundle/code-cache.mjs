// Lets V8 write down what it compiled while everyday commands ran, so that a start need not compile it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import path from 'node:path';

/**
 * What people run most. Each run adds the functions it needed to the cache that the ones before left, and what a cache
 * holds is read at every start, needed or not: so these are few.
 */
const usual = (/** @type {number} */ port) => [
  ['list', '--all'],
  ['list'],
  ['connections'],
  ['who', `${port}`],
  ['who', '1'],
  ['process', `${process.pid}`, '--sample', '0'],
];

/**
 * A machine on which a command fails (it is no Linux, say) just gets a smaller cache or none.
 *
 * @param {string} program
 */
export async function writeCodeCaches(program) {
  const recorder = path.join(import.meta.dirname, 'record-code-cache.cjs');
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  // The usual answer is about a port that somebody listens on, with somebody connected.
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  for (const words of usual(port)) {
    await once(spawn(process.execPath, ['--require', recorder, program, ...words], { env, stdio: 'ignore' }), 'exit');
  }
  client.destroy();
  server.close();
}
