import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPortholeError } from '../../errors.ts';
import { decodeCookies, decodeTask, indexTasks } from './bpf/record-codec.ts';
import { DiagSocket } from './diag-socket.ts';
import { decodeDump } from './netlink-codec.ts';
import { parseProcNet } from './proc-net-codec.ts';
import { ProcNetSocket } from './proc-net-socket.ts';
import { parseProcNetUnix } from './proc-net-unix-codec.ts';
import { decode, parseCgroup, parseCmdline, parseStat, parseStatus, terminalName } from './proc-pid-codec.ts';
import { parseIpv4Routes, parseIpv6Routes } from './route-codec.ts';
import { DIAG_MESSAGE_BYTES } from './sock-diag-codec.ts';
import { decodeTcpInfo } from './tcp-info-codec.ts';
import { fakeLinuxSource } from './testing/fake-linux-source.ts';
import { attribute, diagMessage, doneMessage, dumpReply, netlinkMessage } from './testing/netlink-reply.ts';
import { plainContext } from './testing/plain-context.ts';
import { taskRecord } from './testing/task-record.ts';
import { decodeUnixSocket, UNIX_MESSAGE_BYTES } from './unix-diag-codec.ts';
import { Users } from './users.ts';

type Decoder = (bytes: Uint8Array) => unknown;

const context = plainContext();
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readDump(bytes: Uint8Array): unknown {
  const { offsets, words, interrupted, errno } = decodeDump(bytes, DIAG_MESSAGE_BYTES);
  const sockets = [...offsets].flatMap((at) => {
    return (['tcp', 'udp'] as const).map((protocol) => new DiagSocket(protocol, words, at, context).toJSON());
  });
  return { sockets, interrupted, errno };
}

function readTasks(bytes: Uint8Array): unknown {
  const found = [...indexTasks(bytes)];
  return found.map(([pid, at]) => [pid, { ...decodeTask(bytes, at), name: 0 }, decode(decodeTask(bytes, at).name)]);
}

function readProcNet(bytes: Uint8Array): unknown {
  const { records, skipped } = parseProcNet(decode(bytes));
  return [records.map((record) => new ProcNetSocket('tcp', record, context).toJSON()), skipped];
}

function readUnixDump(bytes: Uint8Array): unknown {
  const { offsets, words } = decodeDump(bytes, UNIX_MESSAGE_BYTES);
  return [...offsets].map((at) => decodeUnixSocket(words, at));
}

const UNIX_LINE = '000000005a5eab8f: 00000003 00000000 00010000 0001 01 91234 @abs\n';
const UNIX_DUMP = Buffer.concat([
  netlinkMessage(
    20,
    2,
    Buffer.concat([
      Buffer.from([1, 1, 1, 0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
      ...[0, 1, 2, 3, 4, 7].map((type) => attribute(type, Buffer.alloc(8, 0x2f))),
    ]),
  ),
  doneMessage(),
]);
const LINE = ' 0: 0100007F:0BB8 0100007F:9C40 01 00000000:00000000 00:00000000 00000000 0 0 91234 1\n';
const ROUTE = 'head\neth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n';
const ROUTE6 = `${'0'.repeat(32)} 00 ${'0'.repeat(32)} 00 ${'0'.repeat(32)} 00000400 00000001 00000000 00000003 eth0\n`;
const ROW = {
  state: 1,
  local: { address: 'fe80::1', port: 80 },
  remote: { address: 'fe80::2', port: 40_000 },
  inode: 7,
  interfaceIndex: 2,
  attributes: [attribute(2, new Uint8Array(232)), attribute(11, Uint8Array.of(1)), attribute(21, new Uint8Array(8))],
};

/** Each decoder with a sample that it takes, to be spoiled. */
const DECODERS: readonly [name: string, decoder: Decoder, sample: Uint8Array][] = [
  ['a sock_diag dump', readDump, dumpReply([ROW, ROW, { ...ROW, state: 10, attributes: [] }])],
  ['tcp_info', (bytes) => decodeTcpInfo(viewOf(bytes)), Buffer.alloc(232, 1)],
  [
    'a pass over tasks',
    readTasks,
    Buffer.concat([1, 2].map((pid) => taskRecord({ pid, name: 'x', command: 'ab\0c\0' }))),
  ],
  ['cookies', decodeCookies, Buffer.alloc(32, 9)],
  ['/proc/net', readProcNet, Buffer.from(`head\n${LINE}${LINE}`)],
  ['a sock_diag dump of UNIX sockets', readUnixDump, UNIX_DUMP],
  ['/proc/net/unix', (bytes) => parseProcNetUnix(decode(bytes)), Buffer.from(`head\n${UNIX_LINE}${UNIX_LINE}`)],
  ['stat', parseStat, Buffer.from('50 (no) de) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20\n')],
  ['status', parseStatus, Buffer.from('Tgid:\t7\nVmRSS:\t 1 kB\n')],
  ['cmdline', parseCmdline, Buffer.from('a\0b\0\0')],
  ['cgroup', parseCgroup, Buffer.from('1:name=systemd:/a\n0::/b\n')],
  ['the routes of IPv4', (bytes) => parseIpv4Routes(decode(bytes)), Buffer.from(ROUTE)],
  ['the routes of IPv6', (bytes) => parseIpv6Routes(decode(bytes)), Buffer.from(ROUTE6)],
  ['the user table', readUsers, Buffer.from('root:x:0:0::/:\nana:x:1:1::/:\n')],
];

function readUsers(bytes: Uint8Array): unknown {
  const users = new Users(fakeLinuxSource({ files: { '/etc/passwd': bytes } }));
  return [users.nameOf(0), users.nameOf(1)];
}

/** The answer, or `refused` for the one error that a decoder may throw. */
function answer(decoder: Decoder, bytes: Uint8Array): unknown {
  try {
    return decoder(bytes);
  } catch (error) {
    if (isPortholeError(error) && error.reason === 'malformed-data') return 'refused';
    throw error;
  }
}

/** The same bytes in the midst of other ones, which nobody may look at. */
function within(bytes: Uint8Array, around: number): Uint8Array {
  const room = Buffer.alloc(bytes.length + 2 * 512, around);
  room.set(bytes, 512);
  return room.subarray(512, 512 + bytes.length);
}

/** The sample with some bytes changed, some cut out, and some of them twice. */
function spoiled(sample: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat({ max: sample.length });
  const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff), fc.nat({ max: 255 }));
  return fc
    .record({ changes: fc.array(fc.tuple(place, byte), { maxLength: 6 }), from: place, to: place, again: fc.boolean() })
    .map(({ changes, from, to, again }) => {
      const changed = Uint8Array.from(sample);
      for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
      return again ? Buffer.concat([changed.subarray(0, from), changed.subarray(to)]) : changed.subarray(0, from);
    });
}

describe.each(DECODERS)('%s', (_, decoder, sample) => {
  it('is taken as it is', () => {
    expect(answer(decoder, sample)).not.toBe('refused');
  });

  it.each([
    ['random bytes', fc.uint8Array({ maxLength: 400 })],
    ['a spoiled sample', spoiled(sample)],
  ])('of %s is decoded or refused, by these bytes alone', (_name, bytes) => {
    fc.assert(
      fc.property(bytes, (each) => {
        expect(answer(decoder, within(each, 0))).toEqual(answer(decoder, within(each, 0x41)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a message of a dump', () => {
  const attributes = fc.array(fc.tuple(fc.constantFrom(2, 11, 21, 99), fc.uint8Array({ maxLength: 12 })), {
    maxLength: 3,
  });

  it('is read without its neighbour, whatever its attributes', () => {
    fc.assert(
      fc.property(attributes, fc.uint8Array({ maxLength: 9 }), fc.nat({ max: 255 }), (parts, tail, filling) => {
        const rows = parts.map(([type, payload]) => attribute(type, payload));
        const message = diagMessage({ ...ROW, state: 10, attributes: [...rows, tail] });
        const neighbour = netlinkMessage(20, 2, new Uint8Array(96).fill(filling));
        const first = (bytes: Uint8Array) =>
          new DiagSocket('tcp', decodeDump(bytes, DIAG_MESSAGE_BYTES).words, 4, context).toJSON();
        const alone = first(Buffer.concat([message, doneMessage()]));
        expect(first(Buffer.concat([message, neighbour, doneMessage()]))).toEqual(alone);
      }),
    );
  });
});

describe('a number', () => {
  it('of any terminal device is decoded', () => {
    fc.assert(
      fc.property(fc.integer(), (device) => {
        expect(terminalName(device) ?? 'none').toMatch(/^(pts\/\d+|tty(S?)\d+|none)$/);
      }),
    );
  });
});
