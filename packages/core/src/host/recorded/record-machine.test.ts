import { describe, expect, it } from 'vitest';
import type { Host, SnapshotOptions } from '../host.ts';
import { LinuxHost } from '../linux/index.ts';
import type { LinuxSource } from '../linux/linux-source.ts';
import { type FakeParts, fakeLinuxSource, systemFailure } from '../linux/testing/fake-linux-source.ts';
import { bpfHolders, type FakeProcess, type FakeWorld, fakeMachine } from '../linux/testing/fake-machine.ts';
import { replay } from './open-recording.ts';
import { parseRecording } from './parse-recording.ts';
import { type RecordOptions, recordLinux } from './record-machine.ts';

const READER = { version: '0.1.0', uid: 0, callerUid: 1000, home: '/root' };
const remote = { address: '192.0.2.9', port: 443 };
const local = (port: number, address = '127.0.0.1') => ({ address, port });

const PROCESSES: FakeProcess[] = [
  { pid: 40, name: 'node', command: ['node', 'server.js', '--key=secret'], uid: 1000, sockets: { 3: 100, 4: 101 } },
  { pid: 41, parent: 40, name: 'worker', command: ['node', 'worker.js'], sockets: { 3: 100 } },
  { pid: 42, name: 'dns', sockets: { 7: 102 } },
  { pid: 43, name: 'dead', livingThread: 44, sockets: { 5: 103 } },
];
const WORLD: FakeWorld = {
  processes: PROCESSES,
  sockets: [
    { state: 10, local: local(3000), inode: 100, cookie: 1n },
    { state: 10, local: local(80, '::'), inode: 103, cookie: 2n },
    { state: 1, local: local(3000), remote, inode: 101, cookie: 3n },
    { state: 1, local: local(40_000), remote, inode: 999, cookie: 4n },
    { state: 6, local: local(3000), remote: { ...remote, port: 5000 }, inode: 0, cookie: 5n },
    { protocol: 'udp', state: 7, local: local(53), inode: 102, cookie: 6n },
    {
      protocol: 'udp',
      state: 1,
      local: local(53, '::1'),
      remote: { address: '::1', port: 3000 },
      inode: 102,
      cookie: 7n,
    },
  ],
};

async function record(source: LinuxSource, options: Partial<RecordOptions> = {}): Promise<string> {
  const recording = await recordLinux(source, { reader: READER, withArguments: true, ...options });
  return [...recording.lines()].join('');
}

const open = (text: string): Host => replay(parseRecording(Buffer.from(text), 'test'), 'test');
const live = (source: LinuxSource): Host => new LinuxHost(source, {}, () => undefined);
const machine = (parts: FakeParts = {}, world = WORLD): LinuxSource =>
  fakeLinuxSource({ ...fakeMachine(world), ...parts });

async function told(host: Host, options: SnapshotOptions): Promise<unknown> {
  const { takenAtMs, host: identity, network, sockets, gaps } = await host.snapshot(options);
  return JSON.parse(
    JSON.stringify({ takenAtMs, identity, range: network.ephemeralRange, net: network.interfaces, sockets, gaps }),
  );
}

const QUESTIONS: readonly SnapshotOptions[] = [
  {},
  { info: true },
  { listening: true },
  { ports: { first: 3000, last: 3000 } },
  { ports: { first: 40_000, last: 50_000 } },
  { ports: { first: 443, last: 443 }, protocols: ['tcp'] },
  { states: ['listen', 'bound'] },
  { states: ['time-wait', 'connected'], protocols: ['udp', 'tcp'] },
  { ports: { first: 1, last: 1 } },
];

describe('a recorded machine', () => {
  it.each<[string, FakeParts]>([
    ['by system calls', {}],
    [
      'without them',
      {
        native: false,
        files: {
          ...fakeMachine(WORLD).files,
          '/proc/net/tcp':
            'head\n 0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 100 1\n',
          '/proc/net/udp': 'head\n',
        },
      },
    ],
    [
      'with a refusal',
      {
        sockDiag: () => {
          throw systemFailure('EPERM');
        },
        files: { ...fakeMachine(WORLD).files, '/proc/net/tcp': 'head\n' },
      },
    ],
  ])('gives the answers of the live one, read %s', async (_, parts) => {
    const host = open(await record(machine(parts)));
    for (const question of QUESTIONS) {
      expect(await told(host, question), JSON.stringify(question)).toEqual(await told(live(machine(parts)), question));
    }
  });

  it('gives them by BPF where that was the way', async () => {
    const parts = {
      bpf: { holders: bpfHolders(PROCESSES) },
    };
    const text = await record(machine(parts), { linux: { owners: 'bpf' } });
    const forced = new LinuxHost(machine(parts), { owners: 'bpf' }, () => undefined);
    for (const question of QUESTIONS) expect(await told(open(text), question)).toEqual(await told(forced, question));
  });

  it('has the same processes', async () => {
    const [host, source] = [open(await record(machine())), live(machine())];
    expect(await host.processes()).toEqual(await source.processes());
    for (const pid of [1, 40, 41, 43, 44, 4000]) {
      expect(await host.detail({ pid })).toEqual(await source.detail({ pid }));
      expect(await host.ancestry(pid)).toEqual(await source.ancestry(pid));
    }
  });

  it('tells who recorded it, and when', async () => {
    const { recording } = open(await record(machine(), { withArguments: false }));
    expect(recording).toEqual({ takenAtMs: 1_700_000_000_000, redacted: true, reader: READER });
    expect(live(machine()).recording).toBeUndefined();
  });

  it('is of one moment, and of a second look where there was one', async () => {
    let looks = 0;
    const gone = { ...WORLD, sockets: WORLD.sockets?.filter(({ inode }) => inode !== 999) ?? [] };
    const [first, second] = [fakeMachine(WORLD), fakeMachine(gone)];
    // The socket that nobody holds is no longer there when it is looked for again.
    const source = machine({
      sockDiag: (request) => ((looks++ < 3 ? first : second).sockDiag as (r: Uint8Array) => Uint8Array)(request),
    });
    const host = open(await record(source));
    for (let time = 0; time < 2; time++) {
      const { sockets } = await host.snapshot({ ports: { first: 40_000, last: 40_000 } });
      expect(sockets.map(({ owner }) => owner)).toEqual([{ kind: 'hidden', reason: 'gone' }]);
    }
  });

  it('has no argument where they are not asked for', async () => {
    const text = await record(machine(), { withArguments: false });
    expect(text).not.toContain('secret');
    expect(text).not.toContain('server.js');
    const { sockets } = await open(text).snapshot({ ports: { first: 3000, last: 3000 }, listening: true });
    expect(sockets[0]?.owner).toMatchObject({
      holders: [{ command: ['node', '[redacted]'] }, { command: ['node', '[redacted]'] }],
    });
  });

  it('does not know what was not read', async () => {
    const text = await record(machine());
    const lines = text.split('\n').filter((line) => !line.includes('"of":"/proc/40/fd"'));
    lines[lines.length - 2] = JSON.stringify({ end: { readings: lines.length - 3 } });
    // Whether the process has more descriptors is unknown then, so it must not be said that it has none.
    expect(await open(lines.join('\n')).mayLookInto(40)).toBe(false);
  });
});
