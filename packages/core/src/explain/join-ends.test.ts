import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../model/endpoint.ts';
import type { Protocol, Socket, SocketState } from '../model/socket.ts';
import { joinEnds } from './join-ends.ts';

let made = 0;

function end(text: string): Endpoint {
  const [, address = '', zone, port] = /^(.*?)(?:%(\w+))?#(\d+)$/.exec(text) ?? [];
  return zone === undefined ? { address, port: Number(port) } : { address, port: Number(port), zone };
}

function socket(local: string, remote?: string, more: Partial<Socket> = {}): Socket {
  return {
    id: `s${made++}`,
    protocol: 'tcp' as Protocol,
    family: 'ipv4',
    state: 'established' as SocketState,
    local: end(local),
    remote: remote === undefined ? undefined : end(remote),
    owner: { kind: 'none', reason: 'orphan' },
    soleHolder: undefined,
    uid: undefined,
    user: undefined,
    portClass: 'registered',
    service: undefined,
    ephemeral: false,
    reach: undefined,
    interface: undefined,
    dualStack: undefined,
    namespace: '4026531840',
    inode: undefined,
    cookie: undefined,
    cgroupId: undefined,
    queue: { receive: 0, send: 0, backlog: undefined },
    traffic: undefined,
    ...more,
  };
}

/** Does each of the two find the other, among sockets that are none of their business? */
function areJoined(one: Socket, other: Socket): boolean {
  const others = [socket('127.0.0.1#80'), socket('127.0.0.1#9', '127.0.0.1#8'), socket('10.0.0.5#22', '10.0.0.9#4000')];
  const otherEnd = joinEnds([one, ...others, other]);
  expect(otherEnd(one) === other).toBe(otherEnd(other) === one);
  return otherEnd(one) === other;
}

describe('joinEnds', () => {
  it.each([
    ['127.0.0.1#80', '127.0.0.1#4000', '127.0.0.1#4000', '127.0.0.1#80'],
    ['::1#80', '::1#4000', '::1#4000', '::1#80'],
    ['10.0.0.5#80', '10.0.0.5#4000', '10.0.0.5#4000', '10.0.0.5#80'],
    ['::ffff:127.0.0.1#80', '::ffff:127.0.0.1#4000', '127.0.0.1#4000', '127.0.0.1#80'],
    ['fe80::1%eth0#80', 'fe80::1%eth0#4000', 'fe80::1%eth0#4000', 'fe80::1%eth0#80'],
    ['fe80::1%eth0#80', 'fe80::1%eth0#4000', 'fe80::1#4000', 'fe80::1%eth0#80'],
  ])('joins %s -> %s with %s -> %s', (local, remote, otherLocal, otherRemote) => {
    expect(areJoined(socket(local, remote), socket(otherLocal, otherRemote))).toBe(true);
  });

  it('joins whatever the states are', () => {
    const server = socket('127.0.0.1#80', '127.0.0.1#4000', { state: 'close-wait' });
    expect(areJoined(server, socket('127.0.0.1#4000', '127.0.0.1#80', { state: 'fin-wait-2' }))).toBe(true);
    expect(areJoined(server, socket('127.0.0.1#4000', '127.0.0.1#80', { state: 'time-wait' }))).toBe(true);
  });

  it('joins two connected UDP sockets', () => {
    const udp = { protocol: 'udp', state: 'connected' } as const;
    expect(
      areJoined(socket('127.0.0.1#53', '127.0.0.1#4000', udp), socket('127.0.0.1#4000', '127.0.0.1#53', udp)),
    ).toBe(true);
  });

  it.each<[string, Socket, Socket]>([
    ['another port', socket('127.0.0.1#80', '127.0.0.1#4000'), socket('127.0.0.1#4000', '127.0.0.1#8080')],
    ['another address', socket('127.0.0.1#80', '127.0.0.1#4000'), socket('127.0.0.2#4000', '127.0.0.1#80')],
    ['the same direction', socket('127.0.0.1#80', '127.0.0.1#4000'), socket('127.0.0.1#80', '127.0.0.1#4000')],
    [
      'another protocol',
      socket('127.0.0.1#80', '127.0.0.1#4000'),
      socket('127.0.0.1#4000', '127.0.0.1#80', { protocol: 'udp' }),
    ],
    [
      'another namespace',
      socket('127.0.0.1#80', '127.0.0.1#4000'),
      socket('127.0.0.1#4000', '127.0.0.1#80', { namespace: '7' }),
    ],
    ['another zone', socket('fe80::1%eth0#80', 'fe80::1%eth0#4000'), socket('fe80::1%eth1#4000', 'fe80::1%eth1#80')],
    ['a listener', socket('127.0.0.1#4000', '127.0.0.1#80'), socket('127.0.0.1#80')],
  ])('does not join with %s', (_, one, other) => {
    expect(areJoined(one, other)).toBe(false);
  });

  it('finds nothing for a listener and for a connection to another machine', () => {
    const listener = socket('0.0.0.0#80', undefined, { state: 'listen' });
    const abroad = socket('10.0.0.5#4000', '8.8.8.8#443');
    const otherEnd = joinEnds([listener, abroad]);
    expect([otherEnd(listener), otherEnd(abroad)]).toEqual([undefined, undefined]);
  });

  it('knows a socket that is connected to itself', () => {
    const self = socket('127.0.0.1#4000', '127.0.0.1#4000');
    expect(joinEnds([self])(self)).toBe(self);
  });

  it('says none where several could be it', () => {
    const udp = { protocol: 'udp', state: 'connected' } as const;
    const one = socket('127.0.0.1#4000', '127.0.0.1#53', udp);
    const group = [socket('127.0.0.1#53', '127.0.0.1#4000', udp), socket('127.0.0.1#53', '127.0.0.1#4000', udp)];
    expect(joinEnds([one, ...group])(one)).toBeUndefined();
  });

  it('picks by zone where several have the same addresses', () => {
    const one = socket('fe80::1%eth0#80', 'fe80::1%eth0#4000');
    const eth0 = socket('fe80::1%eth0#4000', 'fe80::1%eth0#80');
    const eth1 = socket('fe80::1%eth1#4000', 'fe80::1%eth1#80');
    expect(joinEnds([one, eth1, eth0])(one)).toBe(eth0);
  });
});

describe('joinEnds of a connected UDP socket', () => {
  const connected = (local: string, remote: string, more: Partial<Socket> = {}) =>
    socket(local, remote, { protocol: 'udp', state: 'connected', ...more });
  const bound = (local: string, more: Partial<Socket> = {}) =>
    socket(local, undefined, { protocol: 'udp', state: 'bound', ...more });

  it.each<[string, Socket, Socket]>([
    ['its very address', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('127.0.0.1#53')],
    [
      'its very address, which need not be the own one',
      connected('10.0.0.5#4000', '10.0.0.6#53'),
      bound('10.0.0.6#53'),
    ],
    ['its very IPv6 address', connected('::1#4000', '::1#53'), bound('::1#53')],
    ['its IPv4 address, mapped', connected('::ffff:127.0.0.1#4000', '::ffff:127.0.0.1#53'), bound('127.0.0.1#53')],
    ['every address, by loopback', connected('127.0.0.1#4000', '127.0.0.53#53'), bound('0.0.0.0#53')],
    ['every address, by the own one', connected('10.0.0.5#4000', '10.0.0.5#53'), bound('0.0.0.0#53')],
    ['every IPv6 address', connected('::1#4000', '::1#53'), bound('::#53', { dualStack: false })],
    [
      'every address of both families',
      connected('127.0.0.1#4000', '127.0.0.1#53'),
      bound('::#53', { dualStack: true }),
    ],
    ['the same zone', connected('fe80::1%eth0#4000', 'fe80::1%eth0#53'), bound('fe80::1%eth0#53')],
  ])('is the one unconnected socket that is bound to %s', (_, one, server) => {
    const elsewhere = [bound('127.0.0.1#5353'), bound('127.0.0.9#53'), bound('10.9.9.9#53'), socket('127.0.0.1#53')];
    const otherEnd = joinEnds([...elsewhere, server, one]);
    expect(otherEnd(one)).toBe(server);
    expect(otherEnd(server)).toBeUndefined();
  });

  it.each<[string, Socket, Socket]>([
    ['an address of who knows whom', connected('10.0.0.5#4000', '8.8.8.8#53'), bound('0.0.0.0#53')],
    ['another address', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('127.0.0.2#53')],
    ['another port', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('0.0.0.0#54')],
    ['another namespace', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('127.0.0.1#53', { namespace: '7' })],
    ['the other family', connected('::1#4000', '::1#53'), bound('0.0.0.0#53')],
    ['IPv6 alone', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('::#53', { dualStack: false })],
    ['IPv6, and perhaps IPv4', connected('127.0.0.1#4000', '127.0.0.1#53'), bound('::#53')],
    ['another zone', connected('fe80::1%eth0#4000', 'fe80::1%eth0#53'), bound('fe80::1%eth1#53')],
    ['a group', connected('10.0.0.5#4000', '239.1.2.3#53'), bound('239.1.2.3#53')],
    ['an IPv6 group', connected('::1#4000', 'ff02::fb#53'), bound('ff02::fb#53')],
    [
      'a TCP listener',
      connected('127.0.0.1#4000', '127.0.0.1#53'),
      socket('127.0.0.1#53', undefined, { state: 'listen' }),
    ],
    [
      'anything, of TCP',
      connected('127.0.0.1#4000', '127.0.0.1#53', { protocol: 'tcp', state: 'established' }),
      bound('127.0.0.1#53'),
    ],
  ])('is not found by %s', (_, one, other) => {
    expect(joinEnds([one, other])(one)).toBeUndefined();
  });

  it('is the connected one, if there is one', () => {
    const one = connected('127.0.0.1#4000', '127.0.0.1#53');
    const other = connected('127.0.0.1#53', '127.0.0.1#4000');
    const otherEnd = joinEnds([bound('127.0.0.1#53'), one, other]);
    expect(otherEnd(one)).toBe(other);
    expect(otherEnd(other)).toBe(one);
  });

  it('is the one on the address before the one on every address, and none of several', () => {
    const one = connected('127.0.0.1#4000', '127.0.0.1#53');
    const exact = bound('127.0.0.1#53');
    expect(joinEnds([bound('0.0.0.0#53'), exact, one])(one)).toBe(exact);
    expect(joinEnds([bound('127.0.0.1#53'), exact, bound('0.0.0.0#53'), one])(one)).toBeUndefined();
    expect(joinEnds([bound('0.0.0.0#53'), bound('::#53', { dualStack: true }), one])(one)).toBeUndefined();
  });
});
