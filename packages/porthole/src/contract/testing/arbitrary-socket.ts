import { type Holder, type Owner, SOCKET_STATES, type Socket } from '@porthole/core';
import fc from 'fast-check';

/** Text as an attacker would choose it, with every kind of character that does harm somewhere. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      '\\',
      '\n',
      '\0',
      '\x1b',
      '\x7f',
      '\x9b',
      '\u202e',
      '\u200b',
      '\ud800',
      '\u{e0041}',
      '\u2028',
      '\ufeff',
    ),
  }),
);

const count = fc.nat();
const id64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

const endpoint = fc.record({ address: fc.oneof(fc.ipV4(), fc.ipV6()), port: fc.nat(65_535), zone: maybe(hostileText) });

const holder: fc.Arbitrary<Holder> = fc.record({
  pid: fc.integer({ min: 1, max: 4_194_304 }),
  startId: maybe(count),
  startedAtMs: maybe(fc.integer({ min: 0, max: 4e12 })),
  name: maybe(hostileText),
  command: maybe(fc.array(hostileText, { maxLength: 3 })),
  uid: maybe(count),
  user: maybe(hostileText),
  fds: fc.array(count, { maxLength: 3 }),
});

const owner: fc.Arbitrary<Owner> = fc.oneof(
  fc.record({
    kind: fc.constant('process' as const),
    holders: fc.uniqueArray(holder, { minLength: 1, maxLength: 4, selector: ({ pid }) => pid }),
    primary: maybe(fc.integer({ min: 1, max: 4_194_304 })),
    complete: fc.boolean(),
  }),
  fc.constant({ kind: 'kernel' as const }),
  fc.record({
    kind: fc.constant('none' as const),
    reason: fc.constantFrom('time-wait' as const, 'orphan' as const, 'not-accepted' as const, 'syn-received' as const),
  }),
  fc.record({
    kind: fc.constant('hidden' as const),
    reason: fc.constantFrom('permission' as const, 'namespace' as const, 'gone' as const, 'unseen' as const),
  }),
);

const socketWithoutSole: fc.Arbitrary<Omit<Socket, 'soleHolder'>> = fc.record({
  id: hostileText,
  protocol: fc.constantFrom('tcp' as const, 'udp' as const),
  family: fc.constantFrom('ipv4' as const, 'ipv6' as const),
  state: fc.constantFrom(...SOCKET_STATES),
  local: endpoint,
  remote: maybe(endpoint),
  owner,
  uid: maybe(count),
  user: maybe(hostileText),
  portClass: fc.constantFrom('well-known' as const, 'registered' as const, 'dynamic' as const),
  service: maybe(hostileText),
  ephemeral: fc.boolean(),
  reach: maybe(
    fc.record({
      value: fc.constantFrom('this-machine' as const, 'network' as const, 'public' as const),
      evidence: fc.subarray(['loopback', 'no-link', 'address', 'wildcard', 'public-ipv4'] as const),
    }),
  ),
  interface: maybe(hostileText),
  dualStack: maybe(fc.boolean()),
  namespace: maybe(id64),
  inode: maybe(id64),
  cookie: maybe(id64),
  cgroupId: maybe(id64),
  queue: fc.record({ receive: count, send: count, backlog: maybe(count) }),
  traffic: maybe(
    fc.record({
      sentBytes: count,
      receivedBytes: count,
      rttMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      retransmits: count,
    }),
  ),
});

/** Any socket that the model allows. */
export const arbitrarySocket: fc.Arbitrary<Socket> = socketWithoutSole.map((socket) => ({
  ...socket,
  soleHolder:
    socket.owner.kind === 'process' && socket.owner.holders.length === 1 ? socket.owner.holders[0]?.pid : undefined,
}));
