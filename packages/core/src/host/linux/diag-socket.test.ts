import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Protocol } from '../../model/socket.ts';
import { DiagSocket } from './diag-socket.ts';
import { decodeDump } from './netlink-codec.ts';
import { DIAG_MESSAGE_BYTES } from './sock-diag-codec.ts';
import type { SocketContext } from './socket-context.ts';
import { attribute, type DiagRow, dumpReply } from './testing/netlink-reply.ts';
import { plainContext } from './testing/plain-context.ts';

const ROW: DiagRow = { state: 10, local: { address: '127.0.0.1', port: 3000 }, inode: 100 };
const names: Record<number, string> = { 1: 'lo', 3: 'wg0' };

function read(parts: Partial<DiagRow>, protocol: Protocol = 'tcp', more: Partial<SocketContext> = {}): DiagSocket {
  const { words, offsets } = decodeDump(dumpReply([{ ...ROW, ...parts }]), DIAG_MESSAGE_BYTES);
  const context = plainContext({
    interfaceName: (index) => names[index],
    interfaceOf: (local) => (local.address === '127.0.0.1' ? 'lo' : undefined),
    userName: (uid) => (uid === 1000 ? 'ana' : undefined),
    ...more,
  });
  return new DiagSocket(protocol, words, offsets[0]!, context);
}

describe('the ends', () => {
  it('of a listener: no remote one', () => {
    const socket = read({});
    expect(socket.local).toEqual({ address: '127.0.0.1', port: 3000 });
    expect(socket.remote).toBeUndefined();
    expect(socket.family).toBe('ipv4');
  });

  it.each([
    ['IPv4', '192.0.2.1', '198.51.100.2', 'ipv4'],
    ['IPv6', '2001:db8::1', '2001:db8::2:0:1', 'ipv6'],
    ['IPv4-mapped, as it is bound', '::ffff:192.0.2.1', '::ffff:198.51.100.2', 'ipv6'],
  ])('of %s', (_, local, remote, family) => {
    const socket = read({ state: 1, local: { address: local, port: 80 }, remote: { address: remote, port: 40_000 } });
    expect(socket.local).toEqual({ address: local, port: 80 });
    expect(socket.remote).toEqual({ address: remote, port: 40_000 });
    expect(socket.family).toBe(family);
  });

  it('have the zone of a link-local address', () => {
    const ends = { local: { address: 'fe80::1', port: 80 }, remote: { address: 'febf:ffff::2', port: 40_000 } };
    const socket = read({ state: 1, ...ends, interfaceIndex: 3 });
    expect(socket.local).toEqual({ address: 'fe80::1', port: 80, zone: 'wg0' });
    expect(socket.remote).toEqual({ address: 'febf:ffff::2', port: 40_000, zone: 'wg0' });
    expect(socket.interface).toBe('wg0');
  });

  it.each(['fec0::1', '2001:db8::fe80', '::1', 'fe7f::1'])('have no zone of %s, which is not link-local', (address) => {
    expect(read({ local: { address, port: 80 }, interfaceIndex: 3 }).local).toEqual({ address, port: 80 });
  });
});

describe('the interface', () => {
  it('is the one that the socket is bound to', () => {
    expect(read({ interfaceIndex: 3 }).interface).toBe('wg0');
  });
  it('else goes by address and route', () => {
    expect(read({}).interface).toBe('lo');
  });
});

describe('the reach', () => {
  const v6Only = { attributes: [attribute(11, Uint8Array.of(1))] };
  it.each<[string, Partial<DiagRow>, Endpoint, boolean | undefined]>([
    ['an address', { interfaceIndex: 3 }, { address: '127.0.0.1', port: 3000 }, undefined],
    ['a wildcard', { local: { address: '0.0.0.0', port: 80 } }, { address: '0.0.0.0', port: 80 }, undefined],
    [
      'a wildcard of one device',
      { local: { address: '0.0.0.0', port: 80 }, interfaceIndex: 1 },
      { address: '0.0.0.0', port: 80, zone: 'lo' },
      undefined,
    ],
    [
      'an IPv6 wildcard of one device',
      { local: { address: '::', port: 80 }, interfaceIndex: 3, ...v6Only },
      { address: '::', port: 80, zone: 'wg0' },
      false,
    ],
  ])('goes by what it is bound to: %s', (_, parts, boundTo, dualStack) => {
    const asked: unknown[] = [];
    const reachOf: SocketContext['reachOf'] = (...question) => {
      asked.push(question);
      return { value: 'network', evidence: ['address'] };
    };
    const socket = read(parts, 'tcp', { reachOf });
    expect(socket.reach?.value).toBe('network');
    expect(asked).toEqual([[boundTo, dualStack]]);
    expect(socket.local.zone).toBeUndefined();
  });
});

describe('the queue', () => {
  it('of a listener has the backlog', () => {
    expect(read({ receive: 2, send: 511 }).queue).toEqual({ receive: 2, send: 0, backlog: 511 });
  });
  it('of a connection has bytes, up to 4 GiB', () => {
    const queue = read({ state: 1, receive: 0xffff_ffff, send: 0x8000_0000 }).queue;
    expect(queue).toEqual({ receive: 0xffff_ffff, send: 0x8000_0000, backlog: undefined });
  });
});

describe('what depends on an inode', () => {
  it('is there with one', () => {
    const socket = read({ uid: 1000, inode: 0xffff_fffe });
    expect([socket.inode, socket.uid, socket.user]).toEqual(['4294967294', 1000, 'ana']);
  });
  it('is not known without one, since root made nothing here', () => {
    const socket = read({ state: 6, uid: 0, inode: 0 });
    expect([socket.state, socket.inode, socket.uid, socket.user]).toEqual([
      'time-wait',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('dualStack', () => {
  const v6Only = (value: number) => ({ attributes: [attribute(11, Uint8Array.of(value))] });
  it.each([
    [':: without IPV6_V6ONLY', '::', v6Only(0), true],
    [':: with IPV6_V6ONLY', '::', v6Only(1), false],
    [':: of a kernel that does not say', '::', {}, undefined],
    ['::1', '::1', v6Only(0), undefined],
    ['0.0.0.0', '0.0.0.0', {}, undefined],
  ])('%s', (_, address, parts, answer) => {
    expect(read({ ...parts, local: { address, port: 80 } }).dualStack).toBe(answer);
  });
});

describe('traffic', () => {
  const info = { attributes: [attribute(2, new Uint8Array(232).fill(1))] };
  const remote = { address: '127.0.0.1', port: 40_000 };

  it('is of TCP connections only', () => {
    expect(read({ ...info, state: 1, remote }).traffic).toMatchObject({ retransmits: 0x0101_0101 });
    expect(read(info).traffic).toBeUndefined();
    expect(read({ ...info, state: 1, remote }, 'udp').traffic).toBeUndefined();
  });
  it('is not known where it was not asked for', () => {
    expect(read({ state: 1, remote }).traffic).toBeUndefined();
    expect(read({ ...info, state: 1, remote }, 'tcp', { hasTraffic: false }).traffic).toBeUndefined();
  });
});

it('is the ordinary object that its fields are', () => {
  const cgroup = attribute(21, Buffer.from('0700000000000000', 'hex'));
  expect(JSON.parse(JSON.stringify(read({ cookie: 2n ** 40n, attributes: [cgroup] })))).toEqual({
    id: '4026531840-1099511627776',
    protocol: 'tcp',
    family: 'ipv4',
    state: 'listen',
    local: { address: '127.0.0.1', port: 3000 },
    owner: { kind: 'hidden', reason: 'unseen' },
    uid: 0,
    portClass: 'registered',
    ephemeral: false,
    reach: { value: 'network', evidence: ['address'] },
    interface: 'lo',
    namespace: '4026531840',
    inode: '100',
    cookie: '1099511627776',
    cgroupId: '7',
    queue: { receive: 0, send: 0, backlog: 0 },
  });
});
