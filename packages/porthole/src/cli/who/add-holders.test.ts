import { describe, expect, it } from 'vitest';
import { at, heldBy, sampleHolder, sampleSocket } from '../../view/sample-sockets.ts';
import { type PortTarget, parseTarget } from '../target.ts';
import { sampleDetail, sampleHost } from '../testing/sample-host.ts';
import { addHolders, MOST_PROCESSES } from './add-holders.ts';
import { askPort } from './ask-port.ts';
import { askPid } from './ask-process.ts';
import type { Told } from './told.ts';

function workers(count: number) {
  return Array.from({ length: count }, (_, index) => sampleHolder(1000 + index, 'worker'));
}

function machine(count: number) {
  const sockets = [sampleSocket({ owner: heldBy(...workers(count)), local: at('127.0.0.1', 80) })];
  return sampleHost({
    sockets,
    processes: workers(count).map((worker) => sampleDetail({ ...worker, folder: '/srv' })),
  });
}

function pidsOf(told: Told): number[] {
  return told.processes.map(({ process }) => process.pid);
}

describe('addHolders', () => {
  it('adds every holder of a port, each in full and once, the leading one first', async () => {
    const host = machine(3);
    const short = (await askPort(host, parseTarget('80') as PortTarget, '80')) as Told;
    expect(pidsOf(short)).toEqual([1000]);
    const told = await addHolders(host, short);
    expect(pidsOf(told)).toEqual([1000, 1001, 1002]);
    expect(told.processes.map(({ detail }) => detail?.folder)).toEqual(['/srv', '/srv', '/srv']);
    expect(told.gaps).toEqual([]);
  });

  it('adds those with whom a process shares its port', async () => {
    const host = machine(3);
    expect(pidsOf(await addHolders(host, await askPid(host, 1001, 'pid:1001')))).toEqual([1001, 1000, 1002]);
  });

  it('tells how many it left out of very many', async () => {
    const host = machine(MOST_PROCESSES + 7);
    const short = (await askPort(host, parseTarget('80') as PortTarget, '80')) as Told;
    const told = await addHolders(host, short);
    expect(pidsOf(told)).toHaveLength(MOST_PROCESSES);
    expect(told.gaps).toMatchObject([{ what: 'process', count: 7 }]);
  });

  it('tells of one that ended meanwhile what was known of it', async () => {
    const [one, two] = workers(2) as [ReturnType<typeof sampleHolder>, ReturnType<typeof sampleHolder>];
    const sockets = [sampleSocket({ owner: heldBy(one, two), local: at('127.0.0.1', 80) })];
    const host = sampleHost({ sockets, processes: [sampleDetail(one)] });
    const told = await addHolders(host, (await askPort(host, parseTarget('80') as PortTarget, '80')) as Told);
    expect(told.processes[1]).toMatchObject({ process: { pid: 1001, name: 'worker' }, detail: undefined });
  });
});
