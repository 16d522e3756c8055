import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { SERVER_TOOLS } from './server-tools.mjs';
import { withoutServices } from './without-services.mjs';

/** The programs that tests run, with the Debian package of each and what cannot be tested without it. */
const TOOLS = [
  { program: 'ip', package: 'iproute2', without: 'network namespaces, interfaces and routes' },
  { program: 'ss', package: 'iproute2', without: 'the comparison with ss' },
  { program: 'lsof', package: 'lsof', without: 'the comparison with lsof' },
  { program: '/usr/bin/python3', package: 'python3', without: 'everything on sockets that Node cannot make' },
  { program: 'ps', package: 'procps', without: 'the comparison with ps' },
  { program: 'nft', package: 'nftables', without: 'firewalls of nftables' },
  { program: 'iptables', package: 'iptables', without: 'firewalls of iptables' },
  { program: 'systemd-analyze', package: 'systemd', without: 'names of units as systemd itself takes them' },
  { program: 'unshare', package: 'util-linux', without: 'pid and network namespaces' },
  { program: 'dockerd', package: 'docker.io', without: 'ports that a container has' },
  { program: 'busybox', package: 'busybox-static', without: 'ports that a container has' },
  { program: 'setpriv', package: 'util-linux', without: 'what another user sees' },
  ...SERVER_TOOLS,
];

/** The tools that are not on the PATH. */
function missingTools() {
  return TOOLS.filter(({ program }) => !isOnPath(program));
}

/** @param {string} program its name, or its full path where only that one will do */
function isOnPath(program) {
  const folders = path.isAbsolute(program) ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder
    }
  });
}

/**
 * Makes the tests' tools available: root on Debian installs them, anybody else is told what is missing.
 * @returns {{ ok: boolean, missing: string | undefined }} `ok` is false where they should be there and are not.
 */
export function provideTools() {
  let missing = missingTools();
  const mayInstall = process.getuid?.() === 0 && isOnPath('apt-get');
  if (missing.length > 0 && mayInstall) {
    const packages = [...new Set(missing.map((tool) => tool.package))];
    console.log(`Installing what the tests need: ${packages.join(' ')}`);
    withoutServices(() => install(packages));
    missing = missingTools();
  }
  if (missing.length === 0) return { ok: true, missing: undefined };
  for (const tool of missing) {
    console.log(`\`${tool.program}\` is missing (Debian package ${tool.package}). Left out: ${tool.without}.`);
  }
  const names = missing.map((tool) => tool.program).join(', ');
  const why = mayInstall ? 'could not be installed' : 'not installed, and this user may not install it';
  const isRequired = missing.some((tool) => !('optional' in tool && tool.optional));
  return { ok: !mayInstall || !isRequired, missing: `${why}: ${names}` };
}

/**
 * Installs all of them at once; where something stands against that, one by one, so that one does not keep out the rest.
 * Nothing that is there is removed for them.
 * @param {string[]} packages
 */
function install(packages) {
  aptGet(['update']);
  if (aptGet([...INSTALL, ...packages])) return;
  for (const each of packages) aptGet([...INSTALL, each]);
}

const INSTALL = ['install', '--yes', '--no-install-recommends', '--no-remove'];

/** @param {string[]} words */
function aptGet(words) {
  const run = spawnSync('apt-get', ['-qq', ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    timeout: 5 * 60_000,
  });
  if (run.status === 0) return true;
  console.log(`apt-get ${words.join(' ')} failed:\n${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`);
  return false;
}
