import { sampleProcess } from '../../../act/testing/sample-process.ts';
import type { VerdictCode } from '../verdict.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import { boundAs, chain, connectedTo, connectionFrom, listensOn, rule, sampleFacts, toPort } from './sample-facts.ts';

export const TAKEN = boundAs('EADDRINUSE');
export const REFUSED = { state: 'refused', code: 'ECONNREFUSED' } as const;
export const TIMED_OUT = { state: 'timed-out', ms: 3000 } as const;
const NOT_ACCEPTED = { acceptedBy: { kind: 'none', reason: 'not-accepted' } } as const;
const STOPPED = { ...sampleFacts().conditions, processStates: new Map([[48_213, 'T']]) };
const AWAY = { isHere: false, question: 'reach', subject: '10.0.0.5:3000' } as const;
const away = (parts: object) => [connectedTo('10.0.0.5', { isHere: false, ...parts })];
/** What a firewall of these chains adds to the conditions. */
export const withRules = (...chains: Parameters<typeof chain>[]) => ({
  ...sampleFacts().conditions,
  firewall: { kind: 'read' as const, chains: chains.map((each) => chain(...each)) },
});
const namespace = {
  ...{ inode: '4026532000', own: false, names: ['blue'], processes: 1, pid: 48_213, process: 'node' },
  ...{ container: undefined, readable: true },
};
export const ROOT_FAILS = { kind: 'unknown', why: 'permission', detail: 'not read: root' } as const;

type Row = readonly [name: string, code: VerdictCode, facts: Partial<VerdictFacts>, sentence?: RegExp];

/** What is so, and the verdict on it: at least one row for each code. */
export const VERDICT_ROWS: readonly Row[] = [
  ['a listener', 'taken', { sockets: [listensOn('127.0.0.1')], binds: TAKEN }, /node \(PID 48213\).*127\.0\.0\.1:3000/],
  ['a listener, and nothing was tried', 'taken', { sockets: [listensOn('127.0.0.1')] }],
  [
    'a listener whose owner is hidden',
    'taken',
    {
      sockets: [listensOn('0.0.0.0', { owner: { kind: 'hidden', reason: 'permission' }, user: 'postgres' })],
      binds: TAKEN,
    },
    /taken by a process of the user postgres that may not be looked into/,
  ],
  [
    'a listener of the kernel',
    'taken',
    { sockets: [listensOn('0.0.0.0', { owner: { kind: 'kernel' } })], binds: TAKEN },
  ],
  [
    'what is left of a connection',
    'taken-by-time-wait',
    {
      sockets: [connectionFrom('127.0.0.1', { state: 'time-wait', owner: { kind: 'none', reason: 'time-wait' } })],
      binds: boundAs('EADDRINUSE', undefined),
    },
  ],
  [
    'the near end of a connection',
    'taken-by-connection',
    { port: 40_000, sockets: [connectionFrom('127.0.0.1')], binds: TAKEN },
    /near end of a connection of node \(PID 48213\)/,
  ],
  [
    'a socket that is only bound',
    'taken-bound-only',
    { sockets: [listensOn('127.0.0.1', { state: 'bound' })], binds: TAKEN },
  ],
  [
    '[::] asked for, IPv4 taken',
    'taken-other-family',
    { host: { kind: 'wildcard', family: 'ipv6' }, sockets: [listensOn('0.0.0.0')], binds: TAKEN },
  ],
  [
    'an IPv4 address asked for, [::] taken with its IPv4 side',
    'taken-other-family',
    {
      host: { kind: 'address', address: '127.0.0.1', zone: undefined },
      sockets: [listensOn('::', { dualStack: true })],
      binds: TAKEN,
    },
  ],
  [
    'an address asked for, all of them taken',
    'taken-wildcard',
    { host: { kind: 'address', address: '127.0.0.1', zone: undefined }, sockets: [listensOn('0.0.0.0')], binds: TAKEN },
  ],
  ['taken, and nothing to be seen', 'taken-unseen', { binds: TAKEN }],
  [
    'a group of another user',
    'reuseport-other-user',
    {
      sockets: [listensOn('127.0.0.1', { uid: 33, user: 'www-data' }), listensOn('127.0.0.1', { uid: 33 })],
      binds: [...TAKEN, ...TAKEN.slice(0, 1).map((trial) => ({ ...trial, reuse: 'port' as const }))],
    },
    /only programs of the user www-data may join/,
  ],
  ['a low port', 'needs-privilege', { port: 80, binds: boundAs('EACCES') }, /below 1024/],
  ['a low port, and nothing was tried', 'needs-privilege', { port: 80, question: 'bind' }],
  ['forbidden by something else', 'bind-forbidden', { binds: boundAs('EACCES') }],
  [
    'an address that is not here',
    'address-not-here',
    { host: { kind: 'address', address: '10.9.9.9', zone: undefined }, isHere: false, question: 'bind' },
    /no interface here has the address 10\.9\.9\.9/,
  ],
  [
    'a name of another machine',
    'address-not-here',
    { host: { kind: 'name', name: 'db' }, isHere: false, question: 'bind' },
    /no interface here has an address of db/,
  ],
  ['port 0', 'reserved', { port: 0 }],
  ['nobody has it', 'free', { question: 'bind', binds: boundAs(undefined) }],
  ['nobody has it, and it is not said what fails', 'nobody-listens', { binds: boundAs(undefined) }, /you can bind it/],
  ['refused', 'nobody-listens', { question: 'reach', connects: [connectedTo('127.0.0.1', REFUSED)] }],
  [
    'another own address',
    'loopback-only',
    { sockets: [listensOn('127.0.0.1')], connects: [connectedTo('192.0.2.1', REFUSED)] },
  ],
  [
    'loopback, and another address is served',
    'other-address',
    { sockets: [listensOn('192.0.2.1')], connects: [connectedTo('127.0.0.1', REFUSED)] },
  ],
  [
    'IPv6 asked for, IPv4 served',
    'ipv4-only',
    { sockets: [listensOn('0.0.0.0')], connects: [connectedTo('::1', REFUSED)] },
  ],
  [
    'IPv4 asked for, IPv6 served',
    'ipv6-only',
    { sockets: [listensOn('::', { dualStack: false })], connects: [connectedTo('127.0.0.1', REFUSED)] },
  ],
  [
    'in another namespace',
    'other-namespace',
    { elsewhere: [{ socket: listensOn('127.0.0.1'), namespace }], connects: [connectedTo('127.0.0.1', REFUSED)] },
    /in another one \(blue\)/,
  ],
  [
    'in a container, and not published',
    'container',
    { elsewhere: [{ socket: listensOn('0.0.0.0'), namespace: { ...namespace, container: 'web' } }] },
    /inside the container web, which does not publish it/,
  ],
  [
    'a published port with nothing behind it',
    'container',
    {
      sockets: [listensOn('0.0.0.0')],
      connects: [connectedTo('127.0.0.1', { state: 'closes' })],
      holders: new Map([[48_213, { label: undefined, container: { role: 'proxy', name: 'web', stop: undefined } }]]),
    },
    /nothing answers there/,
  ],
  [
    'a full queue',
    'queue-full',
    {
      sockets: [listensOn('127.0.0.1', { queue: { receive: 2, send: 0, backlog: 1 } })],
      connects: [connectedTo('127.0.0.1', TIMED_OUT)],
    },
  ],
  [
    'a stopped process',
    'stopped',
    { sockets: [listensOn('127.0.0.1')], connects: [connectedTo('127.0.0.1', NOT_ACCEPTED)], conditions: STOPPED },
  ],
  [
    'a stopped process, whose queue is full',
    'stopped',
    {
      sockets: [listensOn('127.0.0.1', { queue: { receive: 2, send: 0, backlog: 1 } })],
      connects: [connectedTo('127.0.0.1', TIMED_OUT)],
      conditions: STOPPED,
    },
  ],
  [
    'a stopped process with a UDP socket',
    'stopped',
    { protocol: 'udp', sockets: [listensOn('127.0.0.1', { protocol: 'udp', state: 'bound' })], conditions: STOPPED },
  ],
  [
    'nobody accepts',
    'not-accepting',
    { sockets: [listensOn('127.0.0.1')], connects: [connectedTo('127.0.0.1', NOT_ACCEPTED)] },
  ],
  [
    'a rule drops it',
    'firewall',
    {
      sockets: [listensOn('127.0.0.1')],
      connects: [connectedTo('127.0.0.1', TIMED_OUT)],
      conditions: withRules([[rule('drop', toPort(3000))]]),
    },
    /drops what is sent to 127\.0\.0\.1:3000, although node \(PID 48213\) listens: the rule `drop it`/,
  ],
  [
    'a policy drops what others send',
    'firewall',
    {
      sockets: [listensOn('0.0.0.0')],
      connects: [connectedTo('127.0.0.1')],
      conditions: withRules([
        [rule('accept', { kind: 'interface', way: 'in', names: ['lo'], negated: false })],
        { policy: 'drop' },
      ]),
    },
    /not from others.*eth0, the policy of the chain input is drop/,
  ],
  [
    'localhost is the other family first',
    'localhost-family',
    {
      host: { kind: 'localhost' },
      question: 'reach',
      sockets: [listensOn('127.0.0.1')],
      connects: [connectedTo('::1', REFUSED), connectedTo('127.0.0.1')],
    },
    /localhost means ::1 first/,
  ],
  [
    'two programs',
    'two-servers',
    {
      sockets: [listensOn('127.0.0.1'), listensOn('::1', {}, sampleProcess(9, { name: 'ruby', command: ['ruby'] }))],
      connects: [connectedTo('127.0.0.1'), connectedTo('::1')],
    },
    /node \(PID 48213\) and ruby \(PID 9\)/,
  ],
  [
    'another protocol than usual',
    'wrong-protocol',
    {
      sockets: [listensOn('127.0.0.1')],
      connects: [
        connectedTo('127.0.0.1', {
          answer: { name: 'HTTP (Vite)', evidence: 'the answer begins with HTTP/1.1', expected: false },
          usual: ['PostgreSQL'],
        }),
      ],
    },
    /3000 is usually PostgreSQL, and HTTP \(Vite\) answers at 3000, held by node \(PID 48213\)/,
  ],
  ['another machine refuses', 'refused', { ...AWAY, connects: away(REFUSED) }],
  [
    'refused in spite of a listener',
    'refused',
    { sockets: [listensOn('127.0.0.1')], connects: [connectedTo('127.0.0.1', REFUSED)] },
    /refuses connections although node/,
  ],
  ['nothing comes back', 'timed-out', { ...AWAY, connects: away(TIMED_OUT) }],
  ['no route', 'unreachable', { ...AWAY, connects: away({ state: 'unreachable', code: 'ENETUNREACH' }) }],
  ['not let out', 'forbidden', { ...AWAY, connects: away({ state: 'forbidden', code: 'EPERM' }) }],
  [
    'a name of nobody',
    'no-such-name',
    { ...AWAY, host: { kind: 'name', name: 'db' }, nameProblem: { kind: 'no-such-name', detail: 'ENOTFOUND' } },
    /no host called db/,
  ],
  [
    'a name on a recorded machine',
    'no-such-name',
    { ...AWAY, host: { kind: 'name', name: 'db' }, nameProblem: { kind: 'not-looked-up', detail: 'not looked up' } },
    /db .*not in the recording/,
  ],
  ['another machine accepts', 'works', { ...AWAY, connects: away({}) }],
  ['it works', 'works', { question: 'reach', sockets: [listensOn('127.0.0.1')], connects: [connectedTo('127.0.0.1')] }],
  [
    'UDP',
    'not-known',
    { protocol: 'udp', question: 'reach', sockets: [listensOn('::1', { protocol: 'udp', state: 'bound' })] },
  ],
  ['a machine that was not tried', 'not-known', { ...AWAY, connects: [] }],
];
