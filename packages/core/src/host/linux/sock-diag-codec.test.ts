import { describe, expect, it } from 'vitest';
import { decodeDump } from './netlink-codec.ts';
import {
  cgroupIdOf,
  cookieKey,
  cookieOf,
  DIAG_MESSAGE_BYTES,
  inodeOf,
  localPortOf,
  portsOf,
  remotePortOf,
  tcpStateName,
  tcpStateOf,
  udpStateOf,
  v6OnlyOf,
} from './sock-diag-codec.ts';
import { attribute, type DiagRow, dumpReply } from './testing/netlink-reply.ts';

/** What Linux 6.18 replies for `[::]:3951`, a dual-stack TCP listener with a backlog of 511, IPv6. */
const LISTENER =
  '840000001200020000000000ef3f0000' + // nlmsghdr
  `${'0a0a0000'}${'0f6f0000'}${'00'.repeat(32)}` + // family 10, state 10; ports; both addresses
  `${'00000000'}${'6dac0700'}00000000` + // interface, cookie
  '0000000000000000ff010000000000002d942b00' + // expires, queues, uid, inode
  '050008000000000005000b000000000008000f00000000000c00150001000000000000000600160012000000' + // attributes
  '140000000300020000000000ef3f000000000000'; // NLMSG_DONE
/** The same of a UDP socket that is bound to port 3952, IPv4. */
const UDP =
  '7c0000001400020000000000ef3f0000020700000f70000000000000000000000000000000000000000000000000000000000000000000' +
  '00000000006eac070000000000000000000000000000000000000000002e942b00050008000000000008000f00000000000c001500010000' +
  '00000000000600160050000000140000000300020000000000ef3f000000000000';
/** And of a TCP socket that is bound to 127.0.0.1:3959 and does nothing. */
const BOUND_ONLY =
  '7c00000012000200000000007c400000020700000f7700007f00000100000000000000000000000000000000000000000000000000000000' +
  '000000006fac0700000000000000000000000000000000000000000061942b00050008000000000008000f00000000000c00150001000000' +
  '000000000600160052000000' +
  '1400000003000200000000007c40000000000000';

const ROW: DiagRow = { state: 1, local: { address: '127.0.0.1', port: 80 } };

function only(bytes: Uint8Array): readonly [Int32Array, number] {
  const { words, offsets } = decodeDump(bytes, DIAG_MESSAGE_BYTES);
  expect(offsets).toHaveLength(1);
  return [words, offsets[0]!];
}

const wire = (hex: string) => only(Buffer.from(hex, 'hex'));
const row = (parts: Partial<DiagRow>) => only(dumpReply([{ ...ROW, ...parts }]));

describe('what a kernel wrote', () => {
  it('of a TCP listener', () => {
    const found = wire(LISTENER);
    expect([tcpStateOf(...found), localPortOf(...found), remotePortOf(...found)]).toEqual(['listen', 3951, 0]);
    expect([cookieOf(...found), inodeOf(...found)]).toEqual(['502893', 2_855_981]);
    expect([cgroupIdOf(...found), v6OnlyOf(...found)]).toEqual(['1', false]);
  });

  it('of a UDP socket', () => {
    const found = wire(UDP);
    expect([udpStateOf(...found), localPortOf(...found), v6OnlyOf(...found)]).toEqual(['bound', 3952, undefined]);
  });

  it('of a TCP socket that is only bound', () => {
    const found = wire(BOUND_ONLY);
    expect([tcpStateOf(...found), localPortOf(...found), inodeOf(...found)]).toEqual(['bound', 3959, 2_856_033]);
  });
});

describe('a field', () => {
  it.each([0, 1, 80, 255, 256, 8080, 0x8000, 65_535])('port %i', (port) => {
    const found = row({ local: { address: '127.0.0.1', port }, remote: { address: '192.0.2.1', port: 65_535 - port } });
    expect([localPortOf(...found), remotePortOf(...found)]).toEqual([port, 65_535 - port]);
    expect(portsOf(...found)).toBe(port * 65_536 + 65_535 - port);
  });

  it.each([1n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn, 2n ** 32n, 2n ** 32n + 5n, 2n ** 53n + 1n, 2n ** 64n - 1n])(
    'cookie %s',
    (cookie) => {
      expect(cookieOf(...row({ cookie }))).toBe(String(cookie));
    },
  );

  it('cookies that share their low or high half are told apart', () => {
    const cookies = [5n, 2n ** 32n + 5n, 2n ** 33n + 5n, 2n ** 32n, 2n ** 32n + 6n, 0x8000_0005n];
    expect(new Set(cookies.map((cookie) => cookieKey(...row({ cookie })))).size).toBe(cookies.length);
  });

  it.each([0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff])('inode %i', (inode) => {
    expect(inodeOf(...row({ inode }))).toBe(inode);
  });

  it.each([
    [0, 'closed'],
    [1, 'established'],
    [2, 'syn-sent'],
    [3, 'syn-received'],
    [4, 'fin-wait-1'],
    [5, 'fin-wait-2'],
    [6, 'time-wait'],
    [7, 'closed'],
    [8, 'close-wait'],
    [9, 'last-ack'],
    [10, 'listen'],
    [11, 'closing'],
    [12, 'syn-received'],
    [13, 'bound'],
    [99, 'closed'],
  ] as const)('TCP state %i is %s', (number, state) => {
    expect(tcpStateName(number, 0)).toBe(state);
  });

  it('a closed TCP socket with a port is bound', () => {
    expect(tcpStateName(7, 3000)).toBe('bound');
  });

  it.each([
    [1, 'connected'],
    [7, 'bound'],
  ] as const)('UDP state %i is %s', (state, name) => {
    expect(udpStateOf(...row({ state }))).toBe(name);
  });
});

describe('an attribute', () => {
  const cgroup = attribute(21, Buffer.from('f60e000000000100', 'hex'));
  const v6Only = (value: number) => attribute(11, Uint8Array.of(value));

  it('is found behind others, of whatever length', () => {
    const found = row({
      attributes: [attribute(99, new Uint8Array(5)), v6Only(1), attribute(8, new Uint8Array(0)), cgroup],
    });
    expect(cgroupIdOf(...found)).toBe(String(2n ** 48n + 0xef6n));
    expect(v6OnlyOf(...found)).toBe(true);
  });

  it('is not there, and then not known', () => {
    const found = row({ attributes: [attribute(8, new Uint8Array(4))] });
    expect([cgroupIdOf(...found), v6OnlyOf(...found)]).toEqual([undefined, undefined]);
    expect(cgroupIdOf(...row({}))).toBeUndefined();
  });

  it('is not known where it is empty, whatever stands behind it', () => {
    const found = row({ attributes: [attribute(11, new Uint8Array(0)), cgroup] });
    expect([v6OnlyOf(...found), cgroupIdOf(...found)]).toEqual([undefined, String(2n ** 48n + 0xef6n)]);
    expect(v6OnlyOf(...row({ attributes: [attribute(11, new Uint8Array(0))] }))).toBeUndefined();
  });

  it('is not taken from the next message', () => {
    const { words, offsets } = decodeDump(
      dumpReply([ROW, { ...ROW, attributes: [cgroup, v6Only(1)] }]),
      DIAG_MESSAGE_BYTES,
    );
    expect(cgroupIdOf(words, offsets[0]!)).toBeUndefined();
    expect(cgroupIdOf(words, offsets[1]!)).toBe(String(2n ** 48n + 0xef6n));
  });

  it.each([
    ['a length of 0', '00001500'],
    ['a length below its own head', '03001500'],
    ['a length beyond the message', 'ffff1500'],
    ['too few bytes', '080015000100000008000f0000000000'],
  ])('is not known where it has %s', (_, hex) => {
    expect(cgroupIdOf(...row({ attributes: [Buffer.from(hex, 'hex')] }))).toBeUndefined();
  });
});
