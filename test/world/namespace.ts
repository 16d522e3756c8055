import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { plainEnvironment } from './run-program.ts';

/** A network namespace to put processes into. */
export interface Namespace {
  /** The words that bring a command into it; none for the one we are in. */
  readonly enter: readonly string[];
  /** Its inode, as it stands in the model. */
  readonly id: string;
  end(): Promise<void>;
}

const idOf = (pid: number | 'self') => readlinkSync(`/proc/${pid}/ns/net`).replace(/\D/g, '');

/** The network namespace that the tests themselves run in. */
export function currentNamespace(): Namespace {
  return { enter: [], id: idOf('self'), end: async () => {} };
}

/**
 * A network namespace with nothing in it but `lo` and what the commands make. It lives as long as the test does.
 * @param commands shell commands to run in it first, as root
 */
export async function freshNamespace(commands: readonly string[] = []): Promise<Namespace> {
  const script = ['set -e', 'ip link set lo up', ...commands, 'echo ready', 'exec cat >/dev/null'].join('\n');
  const keeper = spawn('unshare', ['--net', 'sh', '-c', script], { env: plainEnvironment, stdio: 'pipe' });
  const closed = once(keeper, 'close');
  let complaint = '';
  keeper.stderr.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), closed.then(() => false)]);
  if (!ready || keeper.pid === undefined) throw new Error(`no network namespace: ${complaint.trim()}`);
  return {
    enter: ['nsenter', `--net=/proc/${keeper.pid}/ns/net`, '--'],
    id: idOf(keeper.pid),
    async end() {
      keeper.stdin.end();
      await closed;
    },
  };
}
