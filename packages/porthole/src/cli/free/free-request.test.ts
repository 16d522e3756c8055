import { describe, expect, it } from 'vitest';
import type { Call } from '../command.ts';
import { readFreeRequest } from './free-request.ts';

const call = (words: readonly string[], flags: Call['flags'] = {}, toRun?: readonly string[]): Call => ({
  ...{ command: 'free', words, flags, toRun },
});
const plain = {
  ...{ kind: 'ports', protocol: 'tcp', within: undefined, near: undefined, ephemeral: false, count: 1 },
  ...{ name: undefined, command: undefined },
};

describe('what free is asked', () => {
  it.each([
    [call([]), plain],
    [call(['3000']), { kind: 'question', port: 3000, protocol: 'tcp' }],
    [call([':3000']), { kind: 'question', port: 3000, protocol: 'tcp' }],
    [call(['udp:53']), { kind: 'question', port: 53, protocol: 'udp' }],
    [call(['53'], { udp: true }), { kind: 'question', port: 53, protocol: 'udp' }],
    [call(['udp:53'], { udp: true }), { kind: 'question', port: 53, protocol: 'udp' }],
    [
      call(['3000'], {}, ['npm', 'start']),
      { ...plain, within: { first: 3000, last: 3000 }, command: ['npm', 'start'] },
    ],
    [call(['3000'], { for: 'web' }), { ...plain, within: { first: 3000, last: 3000 }, name: 'web' }],
    [call(['3000'], { count: '1' }), { ...plain, within: { first: 3000, last: 3000 } }],
    [call(['0-10']), { ...plain, within: { first: 1, last: 10 } }],
    [call(['8000-8099'], { count: '3' }), { ...plain, within: { first: 8000, last: 8099 }, count: 3 }],
    [call([], { near: '3000', ephemeral: true }), { ...plain, near: 3000, ephemeral: true }],
    [call([], { leases: true, json: true }), { kind: 'leases' }],
  ])('%o', (asked, request) => {
    expect(readFreeRequest(asked)).toEqual(request);
  });

  it.each([
    [call(['3000', '3001']), /one port or one range/],
    [call(['70000']), /not a port/],
    [call(['-1']), /not a port/],
    [call(['0']), /Port 0/],
    [call(['udp:0']), /Port 0/],
    [call(['3010-3000']), /ends before it begins/],
    [call(['localhost:3000']), /every address/],
    [call(['pid:1']), /no port/],
    [call(['node']), /no port/],
    [call(['tcp:53'], { udp: true }), /not of both/],
    [call([], { tcp: true, udp: true }), /not of both/],
    [call([], { near: '0' }), /--near is a number from 1 to 65535/],
    [call([], { near: '3e3' }), /--near/],
    [call(['3000'], { near: '3000' }), /two places/],
    [call([], { count: '1001' }), /--count is a number from 1 to 1000/],
    [call([], { count: '1.5' }), /--count/],
    [call([], { for: 'a\nb' }), /one line/],
    [call([], { for: 'x'.repeat(101) }), /short name/],
    [call([], { for: 'web', count: '2' }), /one port/],
    [call([], { count: '2' }, ['npm']), /one port/],
    [call(['3000'], { leases: true }), /--leases/],
    [call([], { leases: true, near: '1' }), /--leases/],
    [call([], { leases: true }, ['npm']), /--leases/],
  ])('%o makes no sense', (asked, said) => {
    expect(readFreeRequest(asked)).toMatchObject({ message: expect.stringMatching(said) });
  });
});
