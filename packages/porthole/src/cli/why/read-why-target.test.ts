import { describe, expect, it } from 'vitest';
import { readWhyTarget } from './read-why-target.ts';

const any = { kind: 'any' };
const localhost = { kind: 'localhost' };
const address = (text: string) => ({ kind: 'address', address: text, zone: undefined });
const wildcard = (family: string) => ({ kind: 'wildcard', family });

type Row = readonly [text: string, port: number, host: object, question: string, protocol?: string];

const TARGETS: readonly Row[] = [
  ['3000', 3000, any, 'both'],
  [':3000', 3000, any, 'both'],
  ['*:3000', 3000, any, 'both'],
  ['udp:53', 53, any, 'both', 'udp'],
  ['localhost:3000', 3000, localhost, 'both'],
  ['127.0.0.1:3000', 3000, address('127.0.0.1'), 'both'],
  ['[::1]:3000', 3000, address('::1'), 'both'],
  ['0.0.0.0:3000', 3000, wildcard('ipv4'), 'both'],
  ['[::]:3000', 3000, wildcard('ipv6'), 'both'],
  [':::3000', 3000, wildcard('ipv6'), 'both'],
  ['db.example:5432', 5432, { kind: 'name', name: 'db.example' }, 'both'],
  ['http://localhost:5173/x?y', 5173, localhost, 'reach'],
  ['https://example.com', 443, { kind: 'name', name: 'example.com' }, 'reach'],
];

/** As the programs print them. */
const PASTED: readonly Row[] = [
  ['Error: listen EADDRINUSE: address already in use :::3000', 3000, wildcard('ipv6'), 'bind'],
  ['Error: listen EADDRINUSE: address already in use 0.0.0.0:3000', 3000, wildcard('ipv4'), 'bind'],
  ['Port 5173 is already in use', 5173, any, 'bind'],
  ['Error: listen EACCES: permission denied 0.0.0.0:80', 80, wildcard('ipv4'), 'bind'],
  ['Error: listen EADDRNOTAVAIL: address not available 10.9.9.9:3000', 3000, address('10.9.9.9'), 'bind'],
  ['listen tcp :80: bind: permission denied', 80, any, 'bind', 'tcp'],
  ['Error: connect ECONNREFUSED 127.0.0.1:5432', 5432, address('127.0.0.1'), 'reach'],
  ['connect ECONNREFUSED ::1:5432', 5432, address('::1'), 'reach'],
  ['connect ETIMEDOUT 10.0.0.5:443', 443, address('10.0.0.5'), 'reach'],
  ['dial tcp [::1]:6379: connect: connection refused', 6379, address('::1'), 'reach'],
  ['dial tcp 10.0.0.5:6379: i/o timeout', 6379, address('10.0.0.5'), 'reach'],
  [
    "curl: (7) Failed to connect to localhost port 3000 after 0 ms: Couldn't connect to server",
    3000,
    localhost,
    'reach',
  ],
  [
    'ssh: connect to host example.com port 22: Connection timed out',
    22,
    { kind: 'name', name: 'example.com' },
    'reach',
  ],
  [
    'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
    ...([5432, address('127.0.0.1'), 'reach'] as const),
  ],
  [
    'Connection to db.example:5432 refused. java.net.ConnectException: Connection refused',
    5432,
    { kind: 'name', name: 'db.example' },
    'reach',
  ],
];

describe('readWhyTarget', () => {
  it.for([...TARGETS, ...PASTED])('%s', ([text, port, host, question, protocol]) => {
    const wish = readWhyTarget([text], {});
    expect(wish).toEqual({ text, target: { port, protocol, host }, question });
  });

  it('takes a pasted line that no quotes hold together', () => {
    const words = ['connect', 'ECONNREFUSED', '127.0.0.1:5432'];
    expect(readWhyTarget(words, {})).toMatchObject({ target: { port: 5432 }, question: 'reach' });
  });

  it('is told by a flag which of the two is meant', () => {
    expect(readWhyTarget(['3000'], { bind: true })).toMatchObject({ question: 'bind' });
    expect(readWhyTarget(['http://localhost/'], { bind: true })).toMatchObject({ question: 'bind' });
    expect(readWhyTarget(['Port 3000 is already in use'], { reach: true })).toMatchObject({ question: 'reach' });
    expect(readWhyTarget(['3000'], { bind: true, reach: true })).toHaveProperty('message');
  });

  it.each([
    ['node', /names no port/],
    ['pid:12', /not about a process/],
    ['3000-3010', /is a range/],
    ['65536', /is not a port/],
    ['-1', /is not a port/],
    ['connect ECONNREFUSED', /not which port/],
    ['EADDRINUSE', /not which port/],
    ['', /empty/],
  ])('says what is wrong with %j', (text, message) => {
    const wish = readWhyTarget([text], {});
    expect('message' in wish ? wish.message : wish).toMatch(message);
  });

  it('is asked about one thing at a time', () => {
    expect(readWhyTarget(['3000', '3001'], {})).toMatchObject({ message: '"why" is asked about one port at a time.' });
  });
});
