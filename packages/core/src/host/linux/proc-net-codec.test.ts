import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../model/socket.ts';
import { parseProcNet } from './proc-net-codec.ts';
import { ProcNetSocket } from './proc-net-socket.ts';
import { plainContext } from './testing/plain-context.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const LISTENER =
  '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0 91234 1 ffff8880 100 0 0 10 0\n';
const CONNECTION =
  '  12: 0100007F:0BB8 0100007F:9C40 01 0000000A:00000005 01:00000014 00000000     0        0 4294967294 2 ffff 20 4 30 10 -1\n';
const TIME_WAIT =
  '  13: 0100007F:0BB8 0100007F:9C41 06 00000000:00000000 03:00000F5A 00000000     0        0 0 3 ffff\n';
const MAPPED =
  '   1: 0000000000000000FFFF0000010200C0:01BB 0000000000000000FFFF0000026433C6:9C40 08 00000000:00000000 00:00000000 00000000    33        0 777 1 ffff\n';
const UDP =
  '16384: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000   112        0 17890 2 ffff 0\n';

function read(lines: string, protocol: Protocol = 'tcp'): ProcNetSocket[] {
  return parseProcNet(HEAD + lines).records.map((record) => new ProcNetSocket(protocol, record, plainContext()));
}

describe('a line of /proc/net', () => {
  it('of a listener', () => {
    const [socket] = read(LISTENER);
    expect(socket?.toJSON()).toMatchObject({
      family: 'ipv4',
      state: 'listen',
      local: { address: '127.0.0.1', port: 3000 },
      remote: undefined,
      uid: 1000,
      inode: '91234',
      queue: { receive: 2, send: 0, backlog: undefined },
    });
  });

  it('of a connection', () => {
    const [socket] = read(CONNECTION);
    expect(socket?.remote).toEqual({ address: '127.0.0.1', port: 40_000 });
    expect(socket?.queue).toEqual({ receive: 5, send: 10, backlog: undefined });
    expect(socket?.inodeNumber).toBe(4_294_967_294);
  });

  it('of TIME_WAIT, which nobody owns', () => {
    const [socket] = read(TIME_WAIT);
    expect([socket?.state, socket?.inode, socket?.uid]).toEqual(['time-wait', undefined, undefined]);
  });

  it('of an IPv4-mapped connection', () => {
    const [socket] = read(MAPPED);
    expect(socket?.family).toBe('ipv6');
    expect(socket?.state).toBe('close-wait');
    expect(socket?.local).toEqual({ address: '::ffff:192.0.2.1', port: 443 });
    expect(socket?.remote).toEqual({ address: '::ffff:198.51.100.2', port: 40_000 });
  });

  it('of UDP', () => {
    const [socket] = read(UDP, 'udp');
    expect([socket?.state, socket?.local.port, socket?.inode]).toEqual(['bound', 5353, '17890']);
    expect(read(UDP.replace(' 07 ', ' 01 '), 'udp')[0]?.state).toBe('connected');
  });

  it('has what /proc/net does not tell as not known', () => {
    const [socket] = read(LISTENER);
    expect([socket?.cookie, socket?.cgroupId, socket?.dualStack, socket?.traffic]).toEqual(
      new Array(4).fill(undefined),
    );
  });
});

describe('the sockets', () => {
  it('keep their order and have ids of their own', () => {
    const sockets = read(LISTENER + CONNECTION + TIME_WAIT);
    expect(sockets.map(({ state }) => state)).toEqual(['listen', 'established', 'time-wait']);
    expect(new Set(sockets.map(({ id }) => id)).size).toBe(3);
  });

  it.each([
    ['nothing', '', 0, 0],
    ['the heading', HEAD, 0, 0],
    ['a last line that is cut off', HEAD + LISTENER + CONNECTION.slice(0, 60), 1, 1],
    ['a line of something else', `${HEAD}hello world\n${LISTENER}`, 1, 1],
  ])('of %s', (_, text, records, skipped) => {
    const found = parseProcNet(text);
    expect([found.records.length, found.skipped]).toEqual([records, skipped]);
  });
});
