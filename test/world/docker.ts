import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainEnvironment } from './run-program.ts';

/** A Docker engine of its own, with its networks in a namespace of its own, and an image `web` that serves a page. */
export interface Docker {
  /** The words that bring a command to where the engine's ports are. */
  readonly enter: readonly string[];
  /** Path of its API's socket. */
  readonly socket: string;
  end(): Promise<void>;
}

/** Everything is in one folder and two namespaces, so that nothing of it stays. Ends when its standard input does. */
const SCRIPT = `
set -e
cd "$1"
mkdir -p root/bin root/www root/etc root/proc root/sys root/dev root/tmp
cp "$(command -v busybox)" root/bin/busybox
ln -s busybox root/bin/httpd
echo page > root/www/index.html
tar -C root -cf image.tar .
ip link set lo up
echo '{}' > daemon.json
dockerd --config-file daemon.json --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/pid" \\
  --host "unix://$1/docker.sock" --storage-driver vfs --oom-score-adjust 0 > log 2>&1 < /dev/null &
export DOCKER_HOST="unix://$1/docker.sock"
tries=0
until docker version > /dev/null 2>&1; do
  tries=$((tries + 1))
  if [ $tries -gt 100 ] || [ ! -d /proc/$! ]; then tail -n 3 log >&2; exit 1; fi
  sleep 0.1
done
docker import --change 'CMD ["/bin/httpd", "-f", "-p", "80", "-h", "/www"]' image.tar web > /dev/null
echo ready
cat > /dev/null
docker ps --quiet --all | xargs --no-run-if-empty docker rm --force > /dev/null
kill %1
wait
`;

/** @throws an error that says why, where the engine does not start on this machine */
export async function startDocker(): Promise<Docker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'porthole-docker-'));
  const keeper = spawn('unshare', ['--net', '--mount', 'bash', '-mc', SCRIPT, 'docker', folder], {
    env: plainEnvironment,
    stdio: 'pipe',
  });
  const closed = once(keeper, 'close');
  let complaint = '';
  keeper.stderr.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  const end = async () => {
    keeper.stdin.end();
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = await Promise.race([once(keeper.stdout, 'data').then(() => true), closed.then(() => false)]);
  if (!ready || keeper.pid === undefined) {
    await end();
    throw new Error(`the Docker engine does not start: ${complaint.trim()}`);
  }
  const [net, mount] = ['net', 'mnt'].map((kind) => `/proc/${keeper.pid}/ns/${kind}`);
  return {
    enter: ['nsenter', `--net=${net}`, `--mount=${mount}`, '--'],
    socket: path.join(folder, 'docker.sock'),
    end,
  };
}
