import type { Holder, Owner, Reach, Socket } from '@porthole/core';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { type SampleMachine, sampleDetail } from './sample-host.ts';

export const LOOPBACK: Reach = { value: 'this-machine', evidence: ['loopback'] };
export const WILDCARD: Reach = { value: 'network', evidence: ['wildcard'] };
const PUBLIC: Reach = { value: 'public', evidence: ['wildcard', 'public-ipv4'] };

const viteCommand = ['node', 'node_modules/vite/bin/vite.js', '--port', '3000'];
const viteHolder = sampleHolder(48213, 'node', { command: viteCommand });
export const vite = heldBy(viteHolder);
export const viteDetail = sampleDetail({
  ...viteHolder,
  folder: '/home/ana/code/shop',
  parentPid: 48190,
  terminal: 'pts/3',
});
export const chain = [
  sampleDetail({ pid: 1, name: 'systemd', command: ['/sbin/init'], uid: 0, user: 'root' }),
  sampleDetail({ pid: 2304, name: 'zsh', command: ['-zsh'], parentPid: 1 }),
  sampleDetail({ pid: 48190, name: 'npm run dev', command: ['npm run dev'], parentPid: 2304 }),
];
export const projects = {
  '/home/ana/code/shop': { folder: '/home/ana/code/shop', marker: 'package.json', name: 'shop', branch: 'main' },
  '/home/ana/code/docs': { folder: '/home/ana/code/docs', marker: '.git', name: undefined, branch: 'main' },
};
export const chrome = heldBy(sampleHolder(3120, 'chrome'));
export const hidden: Owner = { kind: 'hidden', reason: 'permission' };

export function connection(
  from: Socket['local'],
  to: Socket['local'],
  owner: Owner,
  parts: Partial<Socket> = {},
): Socket {
  return sampleSocket({ state: 'established', local: from, remote: to, owner, ...parts });
}

/** Both ends of a connection within this machine. */
export function pair(server: Owner, client: Owner, port: number, lent: number): Socket[] {
  return [
    connection(at('127.0.0.1', port), at('127.0.0.1', lent), server),
    connection(at('127.0.0.1', lent), at('127.0.0.1', port), client, { ephemeral: true }),
  ];
}

function unaccepted(port: number, from: Socket['local']): Socket {
  return connection(at('127.0.0.1', port), from, { kind: 'none', reason: 'not-accepted' });
}

export const shop: SampleMachine = {
  sockets: [
    sampleSocket({ owner: vite, reach: LOOPBACK }),
    sampleSocket({ owner: vite, local: at('::1', 3000), reach: LOOPBACK }),
    ...pair(vite, chrome, 3000, 40112),
    ...pair(vite, chrome, 3000, 40118),
    ...pair(vite, hidden, 3000, 40130),
    connection(at('::ffff:192.168.1.20', 3000), at('::ffff:192.168.1.44', 50122), vite),
    unaccepted(3000, at('127.0.0.1', 40140)),
    connection(
      at('127.0.0.1', 3000),
      at('127.0.0.1', 40999),
      { kind: 'none', reason: 'time-wait' },
      { state: 'time-wait' },
    ),
  ],
  processes: [viteDetail, ...chain],
  projects,
};

function nginx(pid: number, uid = 33): Holder {
  return sampleHolder(pid, 'nginx', {
    uid,
    user: uid === 0 ? 'root' : 'www-data',
    command: [uid === 0 ? 'nginx: master process /usr/sbin/nginx' : 'nginx: worker process'],
  });
}

const master = nginx(812, 0);
const workers = [813, 814, 815, 816].map((pid) => nginx(pid));
export const prefork: SampleMachine = {
  sockets: [
    sampleSocket({ owner: heldBy(master, ...workers), local: at('0.0.0.0', 80), reach: PUBLIC, uid: 0, user: 'root' }),
  ],
  processes: [
    sampleDetail({ ...master, parentPid: 1, folder: '/', cgroup: '/system.slice/nginx.service' }),
    ...chain.slice(0, 1),
  ],
};

export const passedOn: Owner = {
  kind: 'process',
  holders: [sampleHolder(700, 'broker'), sampleHolder(912, 'worker')],
  primary: undefined,
  complete: false,
};

const docs = sampleHolder(50877, 'node', { command: ['node', 'node_modules/.bin/vite'] });
export const twoOwners: SampleMachine = {
  sockets: [
    sampleSocket({ owner: heldBy(docs), local: at('127.0.0.1', 5173), reach: LOOPBACK }),
    sampleSocket({ owner: vite, local: at('::1', 5173), reach: LOOPBACK, inode: '2' }),
  ],
  processes: [viteDetail, sampleDetail({ ...docs, folder: '/home/ana/code/docs' }), ...chain],
  projects,
};

export const worker = (pid: number, inode: string): Socket =>
  sampleSocket({ owner: heldBy(sampleHolder(pid, 'gunicorn')), local: at('0.0.0.0', 8080), reach: WILDCARD, inode });

export const named = sampleHolder(53, 'named', { uid: 101, user: 'bind', command: ['/usr/sbin/named', '-u', 'bind'] });
export const hostile = sampleHolder(666, 'x\x1b[2J\u202egnp', {
  command: ['sh', '-c', `a\nb ${'0123456789'.repeat(30)}`],
});
export const lone = sampleHolder(41877, 'node', { command: ['node', 'main.ts', '1'] });
