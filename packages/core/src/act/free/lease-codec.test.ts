import { describe, expect, it } from 'vitest';
import type { Lease } from './lease.ts';
import { parseLease, printLease } from './lease-codec.ts';

const lease: Lease = {
  port: 3000,
  kind: 'project',
  state: 'held',
  name: 'web',
  project: '/home/ana/shop',
  owner: undefined,
  command: undefined,
  takenAtMs: 1_700_000_000_000,
  endsAtMs: 1_700_000_060_000,
  bootId: 'b',
};
const owner = { pid: 7, startId: 70, name: 'sh' };

describe('the file of a lease', () => {
  it.each<Lease>([
    lease,
    { ...lease, kind: 'caller', name: undefined, project: undefined, owner },
    {
      ...lease,
      kind: 'command',
      owner: { ...owner, startId: undefined, name: undefined },
      command: ['npm', 'run dev'],
    },
    { ...lease, state: 'pending', owner, endsAtMs: undefined, bootId: undefined },
    { ...lease, name: 'ünïcode \u202e "quoted"\n' },
  ])('says what it was given: %o', (each) => {
    expect(parseLease(printLease(each))).toEqual(each);
  });

  it('is one line', () => {
    expect(printLease({ ...lease, name: 'a\nb' })).toMatch(/^[^\n]+\n$/);
  });

  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(printLease(lease)), ...change });

  it.each([
    ['nothing', ''],
    ['half of it', printLease(lease).slice(0, 40)],
    ['another text', 'hello'],
    ['no object', '[]'],
    ['null', 'null'],
    ['another format', changed({ format: 'porthole.lease-file/2' })],
    ['port 0', changed({ port: 0 })],
    ['no port', changed({ port: 65_536 })],
    ['a port in words', changed({ port: '3000' })],
    ['another kind', changed({ kind: 'friend' })],
    ['another state', changed({ state: 'lost' })],
    ['no time', changed({ takenAtMs: null })],
    ['an end that is no time', changed({ endsAtMs: 'never' })],
    ['a command of nobody', changed({ kind: 'command' })],
    ['a claim of nobody', changed({ state: 'pending' })],
    ['an owner without a pid', changed({ kind: 'command', owner: { pid: 0 } })],
    ['a project without a name', changed({ name: undefined })],
  ])('is no lease with %s', (_, text) => {
    expect(parseLease(text)).toBeUndefined();
  });

  it('may have keys of a later version', () => {
    expect(parseLease(changed({ colour: 'red' }))).toEqual(lease);
  });
});
