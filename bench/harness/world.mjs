import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { cleanEnvironment } from './clean-environment.mjs';

const INSIDE = new URL('./inside.mjs', import.meta.url).pathname;

// An orphan in FIN-WAIT-2 lives for tcp_fin_timeout, by default a minute: too short for a whole run.
const SET_UP = 'ip link set lo up && echo 3600 > /proc/sys/net/ipv4/tcp_fin_timeout && exec "$@"';
const NAMESPACES = ['--net', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', SET_UP, 'sh'];

function withoutRoot(uid) {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];
}

/**
 * Measures one world of a question in network, pid and mount namespaces of its own, so that neither the processes nor
 * the sockets of the machine count. When the program in it ends, the kernel ends all that is left inside.
 */
export async function enterWorld({ name, index, world, options, binaries }) {
  const folder = mkdtempSync(join(tmpdir(), 'porthole-bench-'));
  try {
    if (world.uid !== undefined) chownSync(folder, world.uid, world.uid);
    const job = JSON.stringify({ name, index, options, binaries, folder });
    const user = world.uid === undefined ? [] : withoutRoot(world.uid);
    const words = [...NAMESPACES, ...user, process.execPath, INSIDE, job];
    // The pipe is never written to: its end tells the program inside that this one is gone.
    const child = spawn('unshare', words, { cwd: '/', env: cleanEnvironment(), stdio: ['pipe', 2, 2] });
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`${name}: could not be measured (see above)`);
    return JSON.parse(readFileSync(join(folder, 'measured.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
