import { describe, expect, it } from 'vitest';
import type { SnapshotOptions } from '../host.ts';
import { LinuxHost } from './index.ts';
import { type Content, type FakeParts, fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import { type FakeSocket, type FakeWorld, fakeMachine } from './testing/fake-machine.ts';

function open(world: FakeWorld, parts: FakeParts = {}, files: Record<string, Content> = {}): LinuxHost {
  const machine = fakeMachine(world);
  const source = fakeLinuxSource({ ...machine, ...parts, files: { ...machine.files, ...files } });
  return new LinuxHost(source, {}, () => undefined);
}

const SOCKET: FakeSocket = { state: 10, local: { address: '127.0.0.1', port: 3000 }, inode: 100 };

describe('a snapshot', () => {
  it('says of which machine and moment it is', async () => {
    expect(await open({}).snapshot()).toMatchObject({
      takenAtMs: 1_700_000_000_000,
      host: { name: 'testbed', os: 'linux', bootId: '11111111-2222-3333-4444-555555555555' },
      network: { ephemeralRange: { first: 32_768, last: 60_999 }, interfaces: [{ name: 'lo' }, { name: 'eth0' }] },
      sockets: [],
      gaps: [],
    });
  });

  it('is not taken once it was called off', async () => {
    await expect(open({}).snapshot({ signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });

  it('has sockets in the kernel’s order, TCP then UDP', async () => {
    const sockets: FakeSocket[] = [
      { ...SOCKET, protocol: 'udp', state: 7, local: { address: '::', port: 53 }, cookie: 1n },
      { ...SOCKET, cookie: 2n },
      { ...SOCKET, local: { address: '::1', port: 80 }, cookie: 3n },
      { ...SOCKET, protocol: 'udp', state: 7, local: { address: '0.0.0.0', port: 68 }, cookie: 4n },
    ];
    const host = open({ sockets });
    expect((await host.snapshot()).sockets.map(({ cookie }) => cookie)).toEqual(['2', '3', '4', '1']);
    expect((await host.snapshot({ listening: true, protocols: ['tcp'] })).sockets).toHaveLength(2);
    expect((await host.snapshot({ states: ['established'] })).sockets).toEqual([]);
  });
});

describe('a lent port', () => {
  const at = (port: number, state: number, more: Partial<FakeSocket> = {}): FakeSocket => ({
    ...SOCKET,
    state,
    local: { address: '127.0.0.1', port },
    cookie: BigInt(port * 16 + state),
    ...more,
  });
  const remote = { address: '192.0.2.9', port: 443 };

  it.each<[string, FakeSocket[], boolean]>([
    ['a client in the range', [at(40_000, 1, { remote })], true],
    ['the first of the range', [at(32_768, 1, { remote })], true],
    ['the last of the range', [at(60_999, 1, { remote })], true],
    ['one below the range', [at(32_767, 1, { remote })], false],
    ['one above the range', [at(61_000, 1, { remote })], false],
    ['a listener in the range', [at(40_000, 10)], false],
    ['the server’s end of a connection', [at(40_000, 1, { remote }), at(40_000, 10)], false],
    ['a UDP client', [at(40_000, 1, { remote, protocol: 'udp' })], true],
    ['a bound UDP socket in the range', [at(40_000, 7, { protocol: 'udp' })], true],
    ['a bound UDP socket below it', [at(5353, 7, { protocol: 'udp' })], false],
    [
      'a UDP socket, with a TCP listener on the same number',
      [at(40_000, 7, { protocol: 'udp' }), at(40_000, 10)],
      true,
    ],
  ])('%s: %#', async (_, sockets, ephemeral) => {
    const asked = sockets[0]!;
    const found = (await open({ sockets }).snapshot()).sockets.find(({ cookie }) => cookie === String(asked.cookie));
    expect(found?.ephemeral).toBe(ephemeral);
  });

  describe.each<[string, SnapshotOptions]>([
    ['other states', { states: ['established'] }],
    ['connections and TCP only', { states: ['established'], protocols: ['tcp'] }],
    ['ports at the other end', { ports: { first: 443, last: 443 } }],
    ['ports and states', { ports: { first: 40_000, last: 40_000 }, states: ['established'] }],
  ])('asked for among %s only', (_, options) => {
    const client = at(40_000, 1, { remote });
    const find = async (sockets: FakeSocket[]) => (await open({ sockets }).snapshot(options)).sockets;

    it('is one where nobody listens', async () => {
      const [socket, ...others] = await find([client, at(40_001, 10)]);
      expect([socket?.local.port, socket?.ephemeral, others]).toEqual([40_000, true, []]);
    });
    it('is none where somebody listens who was not asked for', async () => {
      const sockets = await find([client, { ...at(40_000, 10), local: { address: '0.0.0.0', port: 40_000 } }]);
      expect(sockets.map(({ state, ephemeral }) => [state, ephemeral])).toEqual([['established', false]]);
    });
  });

  it('is not known to be one where the range cannot be read', async () => {
    const files = { '/proc/sys/net/ipv4/ip_local_port_range': systemFailure('ENOENT') };
    const snapshot = await open({ sockets: [at(40_000, 1, { remote })] }, {}, files).snapshot();
    expect([snapshot.network.ephemeralRange, snapshot.sockets[0]?.ephemeral]).toEqual([undefined, false]);
  });
});

describe('the reach and interface', () => {
  const routes = {
    '/proc/net/route': 'head\neth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n',
    '/proc/net/ipv6_route': '',
  };
  const first = async (socket: Partial<FakeSocket>, parts: FakeParts = {}) => {
    return (await open({ sockets: [{ ...SOCKET, ...socket }] }, parts, routes).snapshot()).sockets[0];
  };

  it.each([
    ['127.0.0.1', 'this-machine', 'lo'],
    ['192.0.2.10', 'network', 'eth0'],
    ['0.0.0.0', 'network', undefined],
    ['::', 'network', undefined],
  ])('of a listener on %s', async (address, reach, name) => {
    const socket = await first({ local: { address, port: 80 } });
    expect([socket?.reach?.value, socket?.interface]).toEqual([reach, name]);
  });

  it.each([
    ['0.0.0.0', 1, 'lo', 'this-machine'],
    ['::', 1, 'lo', 'this-machine'],
    ['0.0.0.0', 2, 'eth0', 'network'],
  ])('of a listener on %s that is bound to device %i', async (address, interfaceIndex, name, reach) => {
    const socket = await first(
      { local: { address, port: 80 }, interfaceIndex },
      { interfaceNames: { 1: 'lo', 2: 'eth0' } },
    );
    expect([socket?.reach?.value, socket?.interface, socket?.local]).toEqual([reach, name, { address, port: 80 }]);
  });

  it('of a connection: no reach, and the interface of the route', async () => {
    const ends = { local: { address: '192.0.2.10', port: 40_000 }, remote: { address: '203.0.113.5', port: 443 } };
    const socket = await first({ state: 1, ...ends });
    expect([socket?.reach, socket?.interface]).toEqual([undefined, 'eth0']);
  });

  it('of a device that is gone: no interface', async () => {
    const local = { address: 'fe80::1', port: 80 };
    expect((await first({ local, interfaceIndex: 7 }))?.interface).toBeUndefined();
    expect((await first({ local, interfaceIndex: 7 }, { interfaceNames: { 7: 'wg0' } }))?.local.zone).toBe('wg0');
  });
});

describe('a process', () => {
  const host = open({
    processes: [
      { pid: 50, parent: 40, startTicks: 777 },
      { pid: 40, parent: 1 },
      { pid: 58, threadOf: 50 },
    ],
  });

  it('is found by its pid, and by pid and start', async () => {
    expect((await host.detail({ pid: 50 }))?.process).toMatchObject({ pid: 50, startId: 7770, parentPid: 40 });
    expect((await host.detail({ pid: 50, startId: 7770 }))?.process.pid).toBe(50);
  });

  it('with another start is another process', async () => {
    expect(await host.detail({ pid: 50, startId: 7780 })).toBeUndefined();
    expect(await host.detail({ pid: 51 })).toBeUndefined();
  });

  it('is none for a thread', async () => {
    expect(await host.detail({ pid: 58 })).toBeUndefined();
    expect(await host.ancestry(58)).toEqual([]);
  });

  it('whose main thread has ended is told from one that lives on', async () => {
    const process = { pid: 50, parent: 40, command: ['node', 'server.js'], livingThread: 57 };
    expect(await open({ processes: [process] }).detail({ pid: 50 })).toMatchObject({
      process: { pid: 50, parentPid: 40, command: ['node', 'server.js'], residentBytes: 2164 * 1024 },
      gaps: [],
    });
  });

  it('has its parents, nearest first, up to the first', async () => {
    expect((await host.ancestry(50)).map(({ pid }) => pid)).toEqual([50, 40, 1]);
    expect(await host.ancestry(51)).toEqual([]);
  });

  it('has parents that end where one cannot be read, or in a circle', async () => {
    const orphan = open({ processes: [{ pid: 50, parent: 49 }] });
    expect((await orphan.ancestry(50)).map(({ pid }) => pid)).toEqual([50]);
    const circle = open({
      processes: [
        { pid: 50, parent: 51 },
        { pid: 51, parent: 50 },
      ],
    });
    expect((await circle.ancestry(50)).length).toBeLessThanOrEqual(1000);
  });

  it('is among all of them', async () => {
    const found = await host.processes();
    expect(found.map(({ pid, name, user }) => [pid, name, user])).toEqual([
      [1, 'init', 'root'],
      [50, 'server', 'root'],
      [40, 'server', 'root'],
    ]);
  });
});

describe('mayLookInto', () => {
  const ask = (folder: readonly string[] | Error, first: string | Error = 'socket:[7]', mayUseBpf = false) => {
    const parts = { folders: { '/proc/50/fd': folder }, links: { '/proc/50/fd/0': first } };
    return open({ mayUseBpf }, parts).mayLookInto(50);
  };

  it('is what reading the descriptors says', async () => {
    expect(await ask(['0', '1'])).toBe(true);
    expect(await ask([])).toBe(true);
    expect(await ask(systemFailure('EACCES'))).toBe(false);
    expect(await ask(systemFailure('EPERM'))).toBe(false);
  });
  it('is no for a process that shows how many descriptors it has, and not what they are', async () => {
    expect(await ask(['0', '1'], systemFailure('EACCES'))).toBe(false);
    expect(await ask(['0', '1'], systemFailure('EPERM'))).toBe(false);
  });
  it('is no matter of what BPF may do', async () => {
    expect(await ask(systemFailure('EACCES'), 'socket:[7]', true)).toBe(false);
    expect(await ask(['0'], systemFailure('EACCES'), true)).toBe(false);
  });
  it('is no question of rights where a process or a descriptor is not there any more', async () => {
    expect(await ask(systemFailure('ENOENT'))).toBe(true);
    expect(await ask(['0'], systemFailure('ENOENT'))).toBe(true);
  });
});

it('gives back what the source holds on to', async () => {
  let closed = 0;
  const host = new LinuxHost(fakeLinuxSource(fakeMachine({})), {}, () => closed++);
  await host.close();
  await host[Symbol.asyncDispose]();
  expect(closed).toBe(2);
});
