import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Debian package of each tool. net-tools: two of the peers ask netstat before ss, and are measured at their best. */
const PACKAGES = {
  gcc: ['gcc', 'libc6-dev'],
  ss: ['iproute2'],
  ip: ['iproute2'],
  lsof: ['lsof'],
  netstat: ['net-tools'],
  unshare: ['util-linux'],
  setpriv: ['util-linux'],
};

function isThere(tool) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs the tools that are missing. @throws Error that names them where that cannot be done. */
export function ensureTools() {
  const missing = Object.keys(PACKAGES).filter((tool) => !isThere(tool));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((tool) => PACKAGES[tool]))];
  if (!isThere('apt-get')) throw new Error(`these tools are missing: ${missing.join(', ')}`);
  const run = (...words) =>
    execFileSync('apt-get', words, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}
