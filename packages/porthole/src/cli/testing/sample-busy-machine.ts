import type { Gap, Holder, ProcessSummary, Socket } from '@porthole/core';
import { sampleSummary } from '../../view/sample-processes.ts';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import type { SampleMachine } from './sample-host.ts';

function holderOf(process: ProcessSummary): Holder {
  const { pid, startId, startedAtMs, name, command, uid, user } = process;
  return { ...sampleHolder(pid, name ?? ''), startId, startedAtMs, name, command, uid, user };
}

function listen(port: number, inode: string, ...processes: ProcessSummary[]): Socket {
  return sampleSocket({ local: at('0.0.0.0', port), inode, owner: heldBy(...processes.map(holderOf)) });
}

function connect(remotePort: number, process: ProcessSummary): Socket {
  return sampleSocket({
    state: 'established',
    local: at('192.168.1.20', 40_000 + remotePort),
    remote: at('198.51.100.7', remotePort),
    owner: heldBy(holderOf(process)),
  });
}

const root = { uid: 0, user: 'root' } as const;
const systemd = sampleSummary({ pid: 1, name: 'systemd', command: ['/sbin/init'], ...root, residentBytes: 12_600_000 });
const kernel = { command: [], isKernelThread: true, residentBytes: 0, state: 'idle', ...root } as const;
const kthreadd = sampleSummary({ pid: 2, name: 'kthreadd', ...kernel, state: 'sleeping' });
const workers = [15, 16, 17].map((pid) => sampleSummary({ pid, name: `kworker/${pid}:0`, parentPid: 2, ...kernel }));

const master = sampleSummary({
  ...{ pid: 900, name: 'nginx', parentPid: 1, command: ['nginx: master process /usr/sbin/nginx'], ...root },
  residentBytes: 9_400_000,
});
const serving = [901, 902].map((pid) =>
  sampleSummary({ pid, name: 'nginx', parentPid: 900, command: ['nginx: worker process'], uid: 33, user: 'www-data' }),
);

const browser = sampleSummary({
  pid: 3101,
  name: 'chrome',
  parentPid: 1,
  command: ['/opt/google/chrome/chrome'],
  threads: 30,
});
const network = sampleSummary({
  ...{ pid: 3120, name: 'chrome', parentPid: 3101 },
  command: ['/opt/google/chrome/chrome', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'],
});
const renderers = [3130, 3131, 3132].map((pid) =>
  sampleSummary({ pid, name: 'chrome', parentPid: 3101, command: ['/opt/google/chrome/chrome', '--type=renderer'] }),
);

const vite = sampleSummary({
  pid: 48_213,
  command: ['node', '/srv/vite.js', '--port', '3000'],
  parentPid: 2304,
  state: 'running',
});
const shell = sampleSummary({ pid: 2304, name: 'zsh', command: ['-zsh'], parentPid: 1, residentBytes: 6_100_000 });
const ended = sampleSummary({
  pid: 48_300,
  name: 'sh',
  command: [],
  parentPid: 48_213,
  state: 'zombie',
  residentBytes: 0,
});
const hostile = sampleSummary({
  pid: 666,
  name: 'x\x1b[2J\u202egnp',
  command: ['sh', '-c', `a\nb ${'0123456789'.repeat(30)}`],
  parentPid: 1,
});
const wide = sampleSummary({ pid: 667, name: '開発サーバー', command: ['/opt/開発/サーバー'], parentPid: 1 });
const postgres = sampleSummary({
  ...{
    pid: 1201,
    name: 'postgres',
    command: ['/usr/lib/postgresql/15/bin/postgres'],
    parentPid: 1,
    uid: 113,
    user: 'postgres',
  },
  sharesNetwork: undefined,
});
const boxed = sampleSummary({
  pid: 7001,
  name: 'redis-server',
  command: ['redis-server *:6379'],
  parentPid: 1,
  sharesNetwork: false,
});

const GAPS: readonly Gap[] = [
  { what: 'owner', reason: 'permission', count: 1, detail: 'sockets of others', remedy: 'root' },
];

const hiddenSocket = sampleSocket({ local: at('127.0.0.1', 5432), owner: { kind: 'hidden', reason: 'permission' } });
const viteSockets = [
  listen(3000, '1', vite),
  sampleSocket({
    protocol: 'udp',
    state: 'bound',
    local: at('0.0.0.0', 5353),
    inode: '2',
    owner: heldBy(holderOf(vite)),
  }),
];

/** One of every kind of process that a listing has to cope with. */
export const BUSY_MACHINE: SampleMachine = {
  summaries: [
    ...[systemd, kthreadd, ...workers, hostile, wide, master, ...serving, postgres, shell, browser, network],
    ...[...renderers, boxed, vite, ended],
  ],
  sockets: [
    ...viteSockets,
    listen(80, '3', master, ...serving),
    listen(443, '4', master, ...serving),
    ...[443, 444, 445].map((port) => connect(port, network)),
    listen(8000, '5', hostile),
    hiddenSocket,
  ],
  gaps: GAPS,
  closed: [1201],
};
