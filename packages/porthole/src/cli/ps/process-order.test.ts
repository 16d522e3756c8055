import { describe, expect, it } from 'vitest';
import { rowOf } from '../../view/process-row.ts';
import { sampleListed } from '../../view/sample-processes.ts';
import { at, sampleSocket } from '../../view/sample-sockets.ts';
import { processOrder } from './process-order.ts';

const listen = (port: number) => sampleSocket({ local: at('0.0.0.0', port), inode: `${port}` });
const client = sampleSocket({ state: 'established', remote: at('10.0.0.9', 5) });
const rows = [
  sampleListed({ pid: 1, name: 'Init', residentBytes: 5, ageMs: 900, user: 'root' }, [], { cpuShare: 0.5 }),
  sampleListed({ pid: 2, name: 'web', residentBytes: 90, ageMs: 100 }, [listen(8080)], { cpuShare: undefined }),
  sampleListed({ pid: 3, name: 'db', residentBytes: 70, ageMs: 200 }, [listen(5432), client], { cpuShare: 0.9 }),
  sampleListed({ pid: 4, name: 'ask', residentBytes: 70, ageMs: 300 }, [client], { cpuShare: 0 }),
  sampleListed({ pid: 5, name: 'lent', residentBytes: 1, ageMs: 50 }, [
    sampleSocket({ protocol: 'udp', state: 'bound', local: at('0.0.0.0', 40_000), ephemeral: true }),
  ]),
].map((listed) => rowOf(listed));

const orderOf = (key: string) => [...rows].sort(processOrder(key)).map(({ members }) => members[0].process.pid);

describe('processOrder', () => {
  it.each([
    ['ports', [3, 2, 5, 4, 1]],
    ['-ports', [4, 5, 2, 3, 1]],
    ['memory', [2, 3, 4, 1, 5]],
    ['-memory', [5, 1, 3, 4, 2]],
    ['cpu', [3, 1, 5, 4, 2]],
    ['-cpu', [4, 5, 1, 3, 2]],
    ['name', [4, 3, 1, 5, 2]],
    ['pid', [1, 2, 3, 4, 5]],
    ['-pid', [5, 4, 3, 2, 1]],
    ['up', [1, 4, 3, 2, 5]],
    ['connections', [3, 4, 1, 2, 5]],
  ])('%s', (key, pids) => {
    expect(orderOf(key)).toEqual(pids);
  });

  it.each([
    ['nope', undefined],
    ['memry', 'memory'],
    ['prots', 'ports'],
    ['--pid', 'pid'],
    ['', undefined],
    ['toString', undefined],
  ])('refuses %j', (key, meant) => {
    const hint = meant === undefined ? /^The keys are ports, cpu/ : new RegExp(`^Did you mean ${meant}\\?`);
    expect(() => processOrder(key)).toThrow(
      expect.objectContaining({ reason: 'invalid-argument', hint: expect.stringMatching(hint) }),
    );
  });
});
