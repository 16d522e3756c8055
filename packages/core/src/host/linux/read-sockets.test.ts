import { describe, expect, it } from 'vitest';
import type { Gap } from '../../model/gap.ts';
import { readSockets } from './read-sockets.ts';
import type { DiagQuestion } from './sock-diag-request.ts';
import { type FakeParts, fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import { fakeMachine } from './testing/fake-machine.ts';
import {
  type DiagRow,
  diagMessage,
  doneMessage,
  dumpReply,
  errorMessage,
  INTERRUPTED,
  MULTI,
  netlinkMessage,
} from './testing/netlink-reply.ts';
import { plainContext } from './testing/plain-context.ts';

const LISTENER: DiagRow = { state: 10, local: { address: '127.0.0.1', port: 3000 }, inode: 100, cookie: 1n };
const OTHER: DiagRow = { state: 1, local: { address: '127.0.0.1', port: 3001 }, inode: 101, cookie: 2n };
const TCP: DiagQuestion = { protocols: ['tcp'], states: undefined, listening: false, ports: undefined, info: false };
const HEAD = 'sl local_address rem_address st\n';
const PROC_NET = {
  '/proc/sys/kernel/osrelease': '6.12.0\n',
  '/proc/net/tcp': `${HEAD} 0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 100 1\n`,
  '/proc/net/tcp6': `${HEAD} 0: ${'0'.repeat(32)}:0050 ${'0'.repeat(32)}:0000 0A 00000000:00000000 00:00000000 00000000 0 0 200 1\n`,
  '/proc/net/udp': `${HEAD} 0: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 300 1\n`,
};

function read(parts: FakeParts, question: Partial<DiagQuestion> = {}) {
  const gaps: Gap[] = [];
  const source = fakeLinuxSource({ files: PROC_NET, ...parts });
  const sockets = readSockets(source, { ...TCP, ...question }, plainContext(), gaps);
  return { sockets, gaps, ports: sockets.map((socket) => socket.local.port) };
}

/** Answers with each reply in turn, an error thrown, and then again and again with the last one. */
function replies(...turns: (Uint8Array | Error)[]) {
  const asked = { times: 0 };
  const sockDiag = (): Uint8Array => {
    const turn = turns[Math.min(asked.times++, turns.length - 1)]!;
    if (turn instanceof Error) throw turn;
    return turn;
  };
  return { sockDiag, asked };
}

describe('a dump', () => {
  it('that was interrupted is asked for again, and the consistent one counts', () => {
    const { sockDiag, asked } = replies(
      dumpReply([LISTENER], MULTI | INTERRUPTED),
      Buffer.concat([diagMessage(LISTENER), doneMessage(0, MULTI | INTERRUPTED)]),
      dumpReply([LISTENER, OTHER]),
    );
    expect(read({ sockDiag })).toMatchObject({ ports: [3000, 3001], gaps: [] });
    expect(asked.times).toBe(3);
  });

  it('that is interrupted each time is given with a gap', () => {
    const { sockDiag, asked } = replies(dumpReply([LISTENER], MULTI | INTERRUPTED));
    const { ports, gaps } = read({ sockDiag });
    expect(ports).toEqual([3000]);
    expect(gaps).toMatchObject([{ what: 'socket', reason: 'inconsistent', remedy: 'again' }]);
    expect(asked.times).toBeGreaterThan(1);
    expect(asked.times).toBeLessThanOrEqual(10);
  });

  it('that lost messages (ENOBUFS) is asked for again', () => {
    const { sockDiag } = replies(systemFailure('ENOBUFS'), systemFailure('ENOBUFS'), dumpReply([LISTENER]));
    expect(read({ sockDiag })).toMatchObject({ ports: [3000], gaps: [] });
  });

  it('that says ENOBUFS in its end is asked for again', () => {
    const { sockDiag } = replies(Buffer.concat([diagMessage(OTHER), doneMessage(105)]), dumpReply([LISTENER]));
    expect(read({ sockDiag })).toMatchObject({ ports: [3000], gaps: [] });
  });

  it('that says itself that it lost messages (NLMSG_OVERRUN) is asked for again', () => {
    const overrun = netlinkMessage(4, MULTI, new Uint8Array(4));
    const { sockDiag, asked } = replies(
      Buffer.concat([diagMessage(OTHER), overrun, doneMessage()]),
      dumpReply([LISTENER, OTHER]),
    );
    expect(read({ sockDiag })).toMatchObject({ ports: [3000, 3001], gaps: [] });
    expect(asked.times).toBe(2);
  });

  it('that is cut off is an error, not half an answer', () => {
    const { sockDiag } = replies(diagMessage(LISTENER));
    expect(() => read({ sockDiag })).toThrow(expect.objectContaining({ reason: 'malformed-data' }));
  });
});

describe('a socket that stands in a dump twice', () => {
  it('counts once, as its later row tells it', () => {
    const later = { ...LISTENER, state: 7 };
    const { sockDiag } = replies(dumpReply([LISTENER, OTHER, later]));
    const { sockets } = read({ sockDiag });
    expect(sockets.map(({ cookie, state }) => [cookie, state])).toEqual([
      ['1', 'bound'],
      ['2', 'established'],
    ]);
  });

  it('counts once in the second of two dumps too', () => {
    const machine = fakeMachine({
      sockets: [
        { ...LISTENER, protocol: 'udp', state: 7, cookie: 9n },
        { protocol: 'udp', state: 7, local: { address: '::1', port: 5 }, cookie: 5n },
        { protocol: 'udp', state: 7, local: { address: '::1', port: 6 }, cookie: 6n },
        { protocol: 'udp', state: 1, local: { address: '::1', port: 5 }, cookie: 5n },
      ],
    });
    const { sockets } = read(machine, { protocols: ['udp'] });
    expect(sockets.map(({ cookie, state }) => [cookie, state])).toEqual([
      ['9', 'bound'],
      ['5', 'connected'],
      ['6', 'bound'],
    ]);
  });

  it('is two where the cookies differ, however alike the rest is', () => {
    const { sockDiag } = replies(dumpReply([LISTENER, { ...LISTENER, cookie: 2n ** 32n + 1n }]));
    expect(read({ sockDiag }).sockets).toHaveLength(2);
  });
});

describe('where sock_diag cannot be had', () => {
  it.each([
    [
      'refused by a call',
      {
        sockDiag: () => {
          throw systemFailure('EPERM');
        },
      },
      'unsupported',
      'EPERM',
    ],
    ['refused by NLMSG_ERROR', { sockDiag: () => errorMessage(2) }, 'unsupported', 'ENOENT'],
    [
      'lost in ENOBUFS each time',
      {
        sockDiag: () => {
          throw systemFailure('ENOBUFS');
        },
      },
      'unsupported',
      'ENOBUFS',
    ],
    ['out of reach without koffi', { native: false }, 'no-ffi', 'koffi'],
  ] as const)('because it is %s, /proc/net is read, with gaps', (_, parts, reason, word) => {
    const { sockets, gaps } = read(parts, { protocols: ['tcp', 'udp'] });
    expect(sockets.map(({ protocol, family, localPort }) => [protocol, family, localPort])).toEqual([
      ['tcp', 'ipv4', 3000],
      ['tcp', 'ipv6', 80],
      ['udp', 'ipv4', 5353],
    ]);
    expect(gaps.map((gap) => [gap.what, gap.reason])).toEqual([
      ['field', reason],
      ['socket', reason],
    ]);
    expect(gaps[0]?.detail).toContain(word);
  });

  it('the remedy is koffi where that is what is missing', () => {
    expect(read({ native: false }).gaps.map(({ remedy }) => remedy)).toEqual(['install-koffi', 'install-koffi']);
  });

  it('nothing is said of bound sockets where they were not asked for', () => {
    const { gaps } = read({ native: false }, { states: ['listen'] });
    expect(gaps.map(({ what }) => what)).toEqual(['field']);
    expect(read({ native: false }, { listening: true }).gaps).toHaveLength(1);
  });

  it('/proc/net is narrowed as the kernel would', () => {
    const ask = (question: Partial<DiagQuestion>) =>
      read({ native: false }, { protocols: ['tcp', 'udp'], ...question }).ports;
    expect(ask({ ports: { first: 80, last: 3000 } })).toEqual([3000, 80]);
    expect(ask({ ports: { first: 8080, last: 8080 } })).toEqual([]);
    expect(ask({ ports: { first: 0, last: 79 } })).toEqual([]);
    expect(ask({ states: ['bound'] })).toEqual([5353]);
    expect(ask({ states: ['established'] })).toEqual([]);
    expect(ask({ listening: true })).toEqual([3000, 80, 5353]);
  });

  it('and /proc is not there either, that is an error', () => {
    const files = { '/proc/net/tcp': systemFailure('EACCES') };
    expect(() => read({ native: false, files })).toThrow(expect.objectContaining({ reason: 'unavailable' }));
  });
});

describe('a kernel before 6.8', () => {
  it('does not tell of sockets that are only bound, which is a gap', () => {
    const { sockDiag } = replies(dumpReply([LISTENER]));
    const files = { '/proc/sys/kernel/osrelease': '6.7.12-generic\n' };
    expect(read({ sockDiag, files }).gaps).toMatchObject([
      { what: 'socket', reason: 'unsupported', remedy: 'newer-kernel' },
    ]);
    expect(read({ sockDiag, files }, { states: ['listen'] }).gaps).toEqual([]);
  });
});
