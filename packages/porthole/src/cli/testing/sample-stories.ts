import type { Holder, Owner, Reach, Socket } from '@porthole/core';
import { at, heldBy, SAMPLE_NOW_MS, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { type SampleMachine, sampleDetail } from './sample-host.ts';

/** A question, and the machine it is asked on. */
export interface SampleStory {
  readonly words: readonly string[];
  readonly machine: SampleMachine;
  /** Who asks; left out: a user without rights. */
  readonly uid?: number;
  /** The exit status that belongs to the answer. */
  readonly status: number;
}

const LOOPBACK: Reach = { value: 'this-machine', evidence: ['loopback'] };
const WILDCARD: Reach = { value: 'network', evidence: ['wildcard'] };
const PUBLIC: Reach = { value: 'public', evidence: ['wildcard', 'public-ipv4'] };

const viteCommand = ['node', 'node_modules/vite/bin/vite.js', '--port', '3000'];
const viteHolder = sampleHolder(48213, 'node', { command: viteCommand });
const vite = heldBy(viteHolder);
const viteDetail = sampleDetail({ ...viteHolder, folder: '/home/ana/code/shop', parentPid: 48190, terminal: 'pts/3' });
const chain = [
  sampleDetail({ pid: 1, name: 'systemd', command: ['/sbin/init'], uid: 0, user: 'root' }),
  sampleDetail({ pid: 2304, name: 'zsh', command: ['-zsh'], parentPid: 1 }),
  sampleDetail({ pid: 48190, name: 'npm run dev', command: ['npm run dev'], parentPid: 2304 }),
];
const projects = {
  '/home/ana/code/shop': { folder: '/home/ana/code/shop', marker: 'package.json', name: 'shop', branch: 'main' },
  '/home/ana/code/docs': { folder: '/home/ana/code/docs', marker: '.git', name: undefined, branch: 'main' },
};
const chrome = heldBy(sampleHolder(3120, 'chrome'));
const hidden: Owner = { kind: 'hidden', reason: 'permission' };

function connection(from: Socket['local'], to: Socket['local'], owner: Owner, parts: Partial<Socket> = {}): Socket {
  return sampleSocket({ state: 'established', local: from, remote: to, owner, ...parts });
}

/** Both ends of a connection within this machine. */
function pair(server: Owner, client: Owner, port: number, lent: number): Socket[] {
  return [
    connection(at('127.0.0.1', port), at('127.0.0.1', lent), server),
    connection(at('127.0.0.1', lent), at('127.0.0.1', port), client, { ephemeral: true }),
  ];
}

function unaccepted(port: number, from: Socket['local']): Socket {
  return connection(at('127.0.0.1', port), from, { kind: 'none', reason: 'not-accepted' });
}

const shop: SampleMachine = {
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
const prefork: SampleMachine = {
  sockets: [
    sampleSocket({ owner: heldBy(master, ...workers), local: at('0.0.0.0', 80), reach: PUBLIC, uid: 0, user: 'root' }),
  ],
  processes: [
    sampleDetail({ ...master, parentPid: 1, folder: '/', cgroup: '/system.slice/nginx.service' }),
    ...chain.slice(0, 1),
  ],
};

const passedOn: Owner = {
  kind: 'process',
  holders: [sampleHolder(700, 'broker'), sampleHolder(912, 'worker')],
  primary: undefined,
  complete: false,
};

const docs = sampleHolder(50877, 'node', { command: ['node', 'node_modules/.bin/vite'] });
const twoOwners: SampleMachine = {
  sockets: [
    sampleSocket({ owner: heldBy(docs), local: at('127.0.0.1', 5173), reach: LOOPBACK }),
    sampleSocket({ owner: vite, local: at('::1', 5173), reach: LOOPBACK, inode: '2' }),
  ],
  processes: [viteDetail, sampleDetail({ ...docs, folder: '/home/ana/code/docs' }), ...chain],
  projects,
};

const worker = (pid: number, inode: string): Socket =>
  sampleSocket({ owner: heldBy(sampleHolder(pid, 'gunicorn')), local: at('0.0.0.0', 8080), reach: WILDCARD, inode });

const named = sampleHolder(53, 'named', { uid: 101, user: 'bind', command: ['/usr/sbin/named', '-u', 'bind'] });
const hostile = sampleHolder(666, 'x\x1b[2J\u202egnp', { command: ['sh', '-c', `a\nb ${'0123456789'.repeat(30)}`] });
const lone = sampleHolder(41877, 'node', { command: ['node', 'main.ts', '1'] });

export const SAMPLE_STORIES: Readonly<Record<string, SampleStory>> = {
  'taken by one': { words: ['3000'], machine: shop, status: 0 },
  'taken, one address asked for': { words: ['[::1]:3000'], machine: shop, status: 0 },
  'taken by master and workers': { words: ['80'], machine: prefork, status: 0 },
  'taken by equals': {
    words: ['9000'],
    machine: { sockets: [sampleSocket({ owner: passedOn, local: at('127.0.0.1', 9000), reach: LOOPBACK })] },
    status: 0,
  },
  'two owners on two addresses': { words: ['5173'], machine: twoOwners, status: 0 },
  'two owners sharing one address': {
    words: ['8080'],
    machine: { sockets: [worker(4001, '1'), worker(4002, '2')] },
    status: 0,
  },
  'one owner sharing with itself': {
    words: ['8080'],
    machine: { sockets: [worker(4001, '1'), worker(4001, '2'), worker(4001, '3')] },
    status: 0,
  },
  'tcp and udp of two owners': {
    words: ['53'],
    machine: {
      sockets: [
        sampleSocket({ owner: heldBy(named), local: at('127.0.0.1', 53), reach: LOOPBACK, uid: 101, user: 'bind' }),
        sampleSocket({
          owner: hidden,
          local: at('0.0.0.0', 53),
          protocol: 'udp',
          state: 'bound',
          reach: WILDCARD,
          uid: 0,
          user: 'root',
        }),
      ],
      processes: [sampleDetail(named)],
    },
    status: 0,
  },
  'two sharing a udp port': {
    words: ['5353'],
    machine: {
      sockets: [sampleHolder(3120, 'chrome'), sampleHolder(640, 'avahi-daemon', { uid: 108, user: 'avahi' })].map(
        (holder, index) =>
          sampleSocket({
            owner: heldBy(holder),
            local: at('0.0.0.0', 5353),
            protocol: 'udp',
            state: 'bound',
            reach: WILDCARD,
            inode: `${index}`,
          }),
      ),
    },
    status: 0,
  },
  'taken by the kernel': {
    words: ['4789'],
    machine: {
      sockets: [
        sampleSocket({
          owner: { kind: 'kernel' },
          local: at('0.0.0.0', 4789),
          protocol: 'udp',
          state: 'bound',
          reach: WILDCARD,
        }),
      ],
    },
    status: 0,
  },
  'owner hidden': {
    words: ['5432'],
    machine: {
      sockets: [
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432), reach: LOOPBACK, uid: 113, user: 'postgres' }),
        ...pair(hidden, vite, 5432, 40200),
        ...pair(hidden, vite, 5432, 40202),
      ],
      gaps: [
        {
          what: 'owner',
          reason: 'permission',
          count: 3,
          detail: 'sockets held by processes that this user may not look into',
          remedy: 'root',
        },
      ],
    },
    status: 3,
  },
  'owner hidden from root': {
    words: ['5432'],
    machine: {
      sockets: [
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432), reach: LOOPBACK, uid: 113, user: 'postgres' }),
      ],
    },
    uid: 0,
    status: 3,
  },
  'owner not to be found': {
    words: ['7000'],
    machine: {
      sockets: [
        sampleSocket({
          owner: { kind: 'hidden', reason: 'unseen' },
          local: at('0.0.0.0', 7000),
          reach: WILDCARD,
          uid: 0,
          user: 'root',
        }),
      ],
    },
    status: 3,
  },
  'the near end of a connection': {
    words: ['40618'],
    machine: {
      sockets: pair(
        heldBy(sampleHolder(51210, 'server')),
        heldBy(sampleHolder(51244, 'curl', { command: ['curl', '-N', 'http://127.0.0.1:65432/'] })),
        65432,
        40618,
      ),
      processes: [
        sampleDetail({
          pid: 51244,
          name: 'curl',
          command: ['curl', '-N', 'http://127.0.0.1:65432/'],
          folder: '/home/ana',
        }),
      ],
    },
    status: 0,
  },
  'the near end of a hidden connection': {
    words: ['40700'],
    machine: {
      sockets: [
        connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), hidden, {
          ephemeral: true,
          uid: 113,
          user: 'postgres',
        }),
      ],
    },
    status: 3,
  },
  'only leftovers': {
    words: ['8081'],
    machine: {
      sockets: [
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40300),
          { kind: 'none', reason: 'time-wait' },
          { state: 'time-wait' },
        ),
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40302),
          { kind: 'none', reason: 'time-wait' },
          { state: 'time-wait' },
        ),
        connection(
          at('127.0.0.1', 8081),
          at('127.0.0.1', 40304),
          { kind: 'none', reason: 'orphan' },
          { state: 'fin-wait-2' },
        ),
      ],
    },
    status: 1,
  },
  'bound, not listening': {
    words: ['6000'],
    machine: {
      sockets: [sampleSocket({ owner: vite, state: 'bound', local: at('127.0.0.1', 6000), reach: LOOPBACK })],
      processes: [viteDetail, ...chain],
      projects,
    },
    status: 0,
  },
  'a lent udp port': {
    words: ['45353'],
    machine: {
      sockets: [
        sampleSocket({
          owner: chrome,
          protocol: 'udp',
          state: 'bound',
          local: at('0.0.0.0', 45353),
          ephemeral: true,
          reach: WILDCARD,
        }),
      ],
    },
    status: 0,
  },
  free: { words: ['3001'], machine: {}, status: 1 },
  'free for root': {
    words: ['tcp:443'],
    machine: { sockets: [connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), chrome, { ephemeral: true })] },
    status: 1,
  },
  'free and lent at times': { words: ['localhost:50000'], machine: {}, status: 1 },
  'port zero': { words: ['0'], machine: {}, status: 1 },
  'a range': {
    words: ['3000-5500'],
    machine: {
      ...shop,
      sockets: [
        ...(shop.sockets ?? []),
        ...(twoOwners.sockets ?? []),
        sampleSocket({ owner: hidden, local: at('127.0.0.1', 5432) }),
      ],
    },
    status: 0,
  },
  'a free range': { words: ['9100-9110'], machine: shop, status: 1 },
  'another machine': {
    words: ['140.82.112.3:443'],
    machine: { sockets: [connection(at('192.168.1.20', 40700), at('140.82.112.3', 443), chrome, { ephemeral: true })] },
    status: 0,
  },
  'another machine, not connected': { words: ['10.9.9.9:443'], machine: shop, status: 1 },
  'a process with ports': { words: ['pid:48213'], machine: shop, status: 0 },
  'a process without': {
    words: ['pid:41877'],
    machine: { ...shop, processes: [sampleDetail({ ...lone, folder: '/home/ana/two-modes' })] },
    status: 0,
  },
  'a process of somebody else': {
    words: ['pid:41877'],
    machine: { processes: [sampleDetail({ ...lone, uid: 0, user: 'root' })], closed: [41877] },
    status: 3,
  },
  'a process closed to root': {
    words: ['pid:41877'],
    machine: { processes: [sampleDetail({ ...lone, uid: 0, user: 'root' })], closed: [41877] },
    uid: 0,
    status: 3,
  },
  'no such process': { words: ['pid:99999'], machine: shop, status: 1 },
  'a name of several': {
    words: ['node'],
    machine: { ...twoOwners, processes: [...(twoOwners.processes ?? []), sampleDetail(lone)] },
    status: 0,
  },
  'a name of several of somebody else': {
    words: ['node'],
    machine: {
      processes: [41877, 41878].map((pid) => sampleDetail({ ...lone, pid, uid: 113, user: 'postgres' })),
      closed: [41877, 41878],
    },
    status: 3,
  },
  'a name of none': { words: ['postgres'], machine: shop, status: 1 },
  'hostile text': {
    words: ['8000'],
    machine: {
      sockets: [
        sampleSocket({
          owner: heldBy(hostile),
          local: at('192.168.1.20', 8000),
          reach: { value: 'network', evidence: ['address'] },
        }),
      ],
      processes: [
        sampleDetail({ ...hostile, folder: '/tmp/\x1b]0;x\x07', cpuMs: 90, startedAtMs: SAMPLE_NOW_MS - 3000 }),
      ],
    },
    status: 0,
  },
};
