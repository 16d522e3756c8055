import type { Endpoint, Holder, Owner, Socket } from '@porthole/core';

/** The moment of the samples. */
export const SAMPLE_NOW_MS = Date.UTC(2026, 10, 22, 14, 2, 3, 456);

const HOUR = 3_600_000;

/** A TCP listener that nobody holds, but for the parts given. */
export function sampleSocket(parts: Partial<Socket> = {}): Socket {
  return {
    id: '4026531840-1',
    protocol: 'tcp',
    family: parts.local?.address.includes(':') ? 'ipv6' : 'ipv4',
    state: 'listen',
    local: at('127.0.0.1', 3000),
    remote: undefined,
    owner: { kind: 'none', reason: 'orphan' },
    soleHolder: soleHolderOf(parts.owner),
    uid: 1000,
    user: 'ana',
    portClass: 'registered',
    service: undefined,
    ephemeral: false,
    reach: undefined,
    interface: undefined,
    dualStack: undefined,
    namespace: '4026531840',
    inode: '91234',
    cookie: '1',
    cgroupId: '4711',
    queue: { receive: 0, send: 0, backlog: undefined },
    traffic: undefined,
    ...parts,
  };
}

function soleHolderOf(owner: Owner | undefined): number | undefined {
  return owner?.kind === 'process' && owner.holders.length === 1 ? owner.holders[0]?.pid : undefined;
}

export function at(address: string, port: number, zone?: string): Endpoint {
  return { address, port, zone };
}

export function sampleHolder(pid: number, name: string, parts: Partial<Holder> = {}): Holder {
  return {
    pid,
    startId: pid * 10,
    startedAtMs: SAMPLE_NOW_MS - 2 * HOUR - 14 * 60_000,
    name,
    command: [`/usr/bin/${name}`],
    uid: 1000,
    user: 'ana',
    fds: [3],
    ...parts,
  };
}

export function heldBy(...holders: Holder[]): Owner {
  return { kind: 'process', holders, primary: holders[0]?.pid, complete: true };
}

const LOOPBACK = { value: 'this-machine', evidence: ['loopback'] } as const;
const NETWORK = { value: 'network', evidence: ['wildcard'] } as const;
const PUBLIC = { value: 'public', evidence: ['wildcard', 'public-ipv4'] } as const;

const vite = heldBy(
  sampleHolder(48213, 'node', { command: ['node', 'node_modules/vite/bin/vite.js', '--port', '3000'] }),
);
const nginx = heldBy(
  ...[900, 901, 902, 903, 904].map((pid) =>
    sampleHolder(pid, 'nginx', { uid: 33, user: 'www-data', command: ['nginx: worker process'] }),
  ),
);
const hostile = heldBy(
  sampleHolder(50931, 'x\x1b[2J\u202egnp', {
    command: ['sh', '-c', `a\nb ${'0123456789'.repeat(20)}`],
    user: 'mallory',
  }),
);
const wide = heldBy(sampleHolder(50877, '開発サーバー', { command: ['/opt/開発/サーバー', '--verbose'] }));
const postgres = { kind: 'hidden', reason: 'permission' } as const;
const chrome = heldBy(sampleHolder(3120, 'chrome', { command: ['/opt/google/chrome/chrome', '--type=utility'] }));

/** One of every kind that a table has to cope with. */
export const SAMPLE_SOCKETS: readonly Socket[] = [
  sampleSocket({ owner: vite, reach: LOOPBACK, interface: 'lo' }),
  sampleSocket({ owner: vite, local: at('::1', 3000), reach: LOOPBACK, interface: 'lo' }),
  sampleSocket({ owner: nginx, local: at('0.0.0.0', 80), reach: PUBLIC, portClass: 'well-known' }),
  sampleSocket({ owner: nginx, local: at('::', 80), reach: NETWORK, dualStack: false, portClass: 'well-known' }),
  sampleSocket({
    owner: postgres,
    local: at('127.0.0.1', 5432),
    uid: 113,
    user: 'postgres',
    reach: LOOPBACK,
    interface: 'lo',
    service: 'postgresql',
  }),
  sampleSocket({ owner: hostile, local: at('192.168.1.20', 8000), reach: NETWORK, interface: 'eth0' }),
  sampleSocket({
    owner: wide,
    local: at('fe80::a00:27ff:fe4e:66a1', 5173, 'enp0s31f6'),
    reach: NETWORK,
    interface: 'enp0s31f6',
  }),
  sampleSocket({
    protocol: 'udp',
    state: 'bound',
    owner: { kind: 'kernel' },
    local: at('0.0.0.0', 4789),
    uid: undefined,
    user: undefined,
    reach: NETWORK,
  }),
  sampleSocket({
    protocol: 'udp',
    state: 'bound',
    owner: chrome,
    local: at('224.0.0.251', 45353),
    ephemeral: true,
    reach: NETWORK,
  }),
  sampleSocket({
    state: 'established',
    owner: chrome,
    local: at('127.0.0.1', 40112),
    remote: at('127.0.0.1', 3000),
    ephemeral: true,
    interface: 'lo',
    traffic: { sentBytes: 12_412, receivedBytes: 1_100_000, rttMs: 0.031, retransmits: 0 },
  }),
  sampleSocket({
    state: 'established',
    owner: vite,
    local: at('127.0.0.1', 3000),
    remote: at('127.0.0.1', 40112),
    interface: 'lo',
    queue: { receive: 1448, send: 0, backlog: undefined },
  }),
  sampleSocket({
    state: 'established',
    owner: chrome,
    local: at('2001:db8:85a3:1234:5678:8a2e:370:7334', 51340),
    remote: at('2606:4700:4700:1111:2222:3333:4444:5555', 443),
    ephemeral: true,
    interface: 'eth0',
  }),
  sampleSocket({
    state: 'time-wait',
    owner: { kind: 'none', reason: 'time-wait' },
    local: at('127.0.0.1', 40118),
    remote: at('127.0.0.1', 65432),
    uid: undefined,
    user: undefined,
    inode: undefined,
    ephemeral: true,
    interface: 'lo',
  }),
  sampleSocket({
    state: 'established',
    owner: { kind: 'none', reason: 'not-accepted' },
    local: at('192.168.1.20', 8000),
    remote: at('192.168.1.44', 50122),
    interface: 'eth0',
  }),
];
