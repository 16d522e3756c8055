import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { plainEnvironment } from './run-program.ts';

/** Each thing a test may need of the machine: how to try it, and what to say where it is not there. */
const TRIALS = {
  python: { command: ['/usr/bin/python3', '-c', ''], reason: 'needs python3' },
  namespaces: { command: ['unshare', '-n', 'ip', 'link', 'set', 'lo', 'up'], reason: 'needs root, and iproute2' },
  veth: { command: ['unshare', '-n', 'ip', 'link', 'add', 'w0', 'type', 'veth'], reason: 'needs veth devices' },
  vxlan: {
    command: ['unshare', '-n', 'ip', 'link', 'add', 'x0', 'type', 'vxlan', 'id', '7', 'dstport', '4789', 'dev', 'lo'],
    reason: 'needs vxlan devices',
  },
  mptcp: {
    command: ['/usr/bin/python3', '-c', 'import socket; socket.socket(2, 1, 262)'],
    reason: 'needs a kernel with MPTCP',
  },
  landlock: {
    command: ['/usr/bin/python3', path.join(import.meta.dirname, 'forbid.py'), 'bind'],
    reason: 'needs a kernel with Landlock for TCP',
  },
  nft: { command: ['unshare', '-n', 'nft', 'list', 'ruleset'], reason: 'needs root, and nft (nftables)' },
  iptables: { command: ['unshare', '-n', 'iptables', '-S'], reason: 'needs root, and iptables' },
  ss: { command: ['ss', '-V'], reason: 'needs ss (iproute2)' },
  systemd: { command: ['systemd-analyze', '--version'], reason: 'needs systemd-analyze (systemd)' },
  nmap: { command: ['nmap', '-V'], reason: 'needs nmap' },
  lsof: { command: ['lsof', '-v'], reason: 'needs lsof' },
  docker: {
    command: ['sh', '-c', 'dockerd --version && docker --version && busybox true'],
    reason: 'needs dockerd and busybox',
  },
  ps: { command: ['ps', '-V'], reason: 'needs ps (procps)' },
  'readable-by-nobody': {
    command: [
      ...['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'],
      ...[process.execPath, '-e', 'require("node:fs").readFileSync(process.argv[1])', import.meta.filename],
    ],
    reason: 'needs root, setpriv, and node and this checkout readable by everybody',
  },
} as const satisfies Record<string, { command: readonly string[]; reason: string }>;

export type Need = keyof typeof TRIALS;

const tried = new Map<Need, boolean>();

/** Does the machine have it? Tried once in each test process. */
export function has(need: Need): boolean {
  let answer = tried.get(need);
  if (answer === undefined) {
    const [file, ...words] = TRIALS[need].command as readonly [string, ...string[]];
    answer = spawnSync(file, words, { env: plainEnvironment, stdio: 'ignore' }).status === 0;
    tried.set(need, answer);
  }
  return answer;
}

/** Why a test cannot run here; `undefined` if it can. */
export function lacking(needs: readonly Need[]): string | undefined {
  const missing = needs.filter((need) => !has(need));
  return missing.length === 0 ? undefined : missing.map((need) => TRIALS[need].reason).join('; ');
}
