import { readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcessSummary } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_NAMES } from '../world/hostile-names.ts';
import { openWorld, type World } from '../world/world.ts';
import { type PsRow, readPs } from './oracles/read-ps.ts';
import { openReader, type Reader } from './reader.ts';

const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];
const STATES: Readonly<Record<string, string>> = {
  S: 'sleeping',
  D: 'disk-sleep',
  T: 'stopped',
  Z: 'zombie',
  I: 'idle',
};
/** The kernel keeps it in parts for each processor, and stat tells it without adding these up (proc(5)). */
const MEMORY_TOLERANCE = 2_000_000;

let world: World;
let reader: Reader;
let before: ReadonlyMap<number, PsRow>;
let after: ReadonlyMap<number, PsRow>;
let listed: readonly ProcessSummary[];

function without(rows: ReadonlyMap<number, PsRow>, pid: number): ReadonlyMap<number, PsRow> {
  return new Map([...rows].filter(([key]) => key !== pid));
}

/** Each process that ps saw before and after, with both rows. */
function* lasting(): Iterable<[ProcessSummary, PsRow, PsRow]> {
  for (const process of listed) {
    const [then, now] = [before.get(process.pid), after.get(process.pid)];
    if (then !== undefined && now !== undefined && then.name === now.name) yield [process, then, now];
  }
}

/** Expects of every process the same as ps where ps itself said the same before and after. */
function expectAsInPs(field: keyof PsRow, valueIn: (process: ProcessSummary) => unknown): void {
  let compared = 0;
  for (const [process, then, now] of lasting()) {
    if (then[field] !== now[field]) continue;
    compared++;
    expect.soft(valueIn(process), `${field} of ${process.pid} (${process.name})`).toBe(then[field]);
  }
  expect(compared).toBeGreaterThan(10);
}

const find = (pid: number | undefined) => listed.find((process) => process.pid === pid);

describeWith(['python', 'namespaces', 'ps'], 'the list of all processes', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ['dead-leader'],
        ['zombie'],
        ['other-network-namespace'],
        ['named', HOSTILE_NAMES['with a newline']!.toString('hex')],
      ],
    });
    reader = await openReader(world.namespace.enter);
    before = await readPs();
    const sooner = await readPs();
    listed = await reader.processes();
    after = await readPs();
    // A process that goes back and forth, between two users say, is of no use as a measure.
    for (const [pid, { uid, threads }] of await readPs()) {
      const [then, again] = [sooner.get(pid), before.get(pid)];
      if (then?.uid !== uid || again?.uid !== uid || then.threads !== threads) after = without(after, pid);
    }
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  it('has every process that ps has, each once, and no thread', () => {
    const pids = listed.map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(pids.length);
    for (const pid of before.keys()) if (after.has(pid)) expect.soft(pids, `${pid}`).toContain(pid);
    for (const { pid, ageMs = 0 } of listed) {
      expect.soft(before.has(pid) || after.has(pid) || ageMs < 20_000, `${pid}`).toBe(true);
    }
  });

  it('says of each the same parent, user and number of threads as ps', () => {
    expectAsInPs('parentPid', ({ parentPid }) => parentPid ?? 0);
    expectAsInPs('uid', ({ uid }) => uid);
    expectAsInPs('threads', ({ threads }) => threads);
  });

  it('has the state of each that does not change meanwhile', () => {
    const leader = world.of('dead-leader').pid;
    for (const [process, then, now] of lasting()) {
      const state = STATES[then.state];
      if (then.state !== now.state || state === undefined || process.pid === leader) continue;
      // One that sleeps before and after may have run in between.
      const fits = process.state === state || (then.state !== 'Z' && process.state === 'running');
      expect.soft(fits, `${process.pid} (${process.name}): ${process.state}, ps ${then.state}`).toBe(true);
    }
  });

  it('has as much time and memory of each as ps', () => {
    const leader = world.of('dead-leader').pid;
    for (const [process, then, now] of lasting()) {
      const name = `${process.pid} (${process.name})`;
      expect.soft(Math.floor((process.cpuMs ?? -1) / 1000), name).toBeGreaterThanOrEqual(then.cpuSeconds);
      expect.soft(Math.floor((process.cpuMs ?? -1) / 1000), name).toBeLessThanOrEqual(now.cpuSeconds);
      if (process.pid === leader || then.residentBytes !== now.residentBytes) continue;
      expect.soft(Math.abs((process.residentBytes ?? -1) - then.residentBytes), name).toBeLessThan(MEMORY_TOLERANCE);
    }
  });

  it('has the age of each by the clock of the kernel', () => {
    const [uptime = ''] = readFileSync('/proc/uptime', 'utf8').split(' ');
    for (const { startId, ageMs, pid } of listed) {
      const sinceBoot = (ageMs ?? 0) + (startId ?? 0);
      expect.soft(sinceBoot, `${pid}`).toBeLessThanOrEqual(Number(uptime) * 1000);
      expect.soft(sinceBoot, `${pid}`).toBeGreaterThan(Number(uptime) * 1000 - 20_000);
    }
  });

  it('knows the kernel threads, which have neither a program nor arguments', () => {
    const threads = listed.filter(({ isKernelThread }) => isKernelThread);
    for (const { pid, name, command, parentPid } of threads) {
      expect.soft(command, name).toEqual([]);
      expect.soft(parentPid === undefined || parentPid === 2, name).toBe(true);
      expect.soft(() => readlinkSync(`/proc/${pid}/exe`), name).toThrow();
    }
    // A machine whose pid namespace is not the first one shows none of them.
    const there = [...before.values()].filter(({ name }) => /^(kthreadd|ksoftirqd\/\d+|kworker\/)/.test(name));
    for (const { pid, name } of there) if (after.has(pid)) expect.soft(find(pid)?.isKernelThread, name).toBe(true);
  });

  it('tells of a process whose main thread has ended by one that lives on', () => {
    const { pid, tid } = world.of('dead-leader');
    const process = find(pid);
    expect(process).toMatchObject({ state: 'sleeping', sharesNetwork: true });
    expect(process?.residentBytes).toBeGreaterThan(0);
    const arguments_ = readFileSync(`/proc/${pid}/task/${tid}/cmdline`, 'utf8').replace(/\0$/, '').split('\0');
    expect(process?.command).toEqual(arguments_);
  });

  it('leaves a zombie a zombie', () => {
    const { pid, zombie } = world.of('zombie');
    expect(find(zombie)).toMatchObject({ state: 'zombie', parentPid: pid, command: [], residentBytes: 0 });
  });

  it('knows who lives in another network namespace', () => {
    expect(find(world.of('other-network-namespace').pid)?.sharesNetwork).toBe(false);
    expect(find(world.of('zombie').pid)?.sharesNetwork).toBe(true);
    // This test itself did not enter the namespace of that world.
    expect(find(process.pid)?.sharesNetwork).toBe(false);
  });

  it('has a name with a line break in it as it is', () => {
    const { pid, nameHex } = world.of('named');
    expect(Buffer.from(find(pid)?.name ?? '').toString('hex')).toBe(nameHex);
  });

  it('is as long for nobody, who may look into none of the others', async () => {
    const other = await openReader([...world.namespace.enter, ...AS_NOBODY]);
    try {
      const seen = new Map((await other.processes()).map((process) => [process.pid, process]));
      for (const { pid } of world.said) {
        expect.soft(seen.get(pid)?.startId, `${pid}`).toBe(find(pid)?.startId);
        expect.soft(seen.get(pid)?.name, `${pid}`).toBe(find(pid)?.name);
        expect.soft(seen.get(pid)?.uid, `${pid}`).toBe(0);
        expect.soft(seen.get(pid)?.sharesNetwork, `${pid}`).toBeUndefined();
      }
      expect([...before.keys()].filter((pid) => after.has(pid) && !seen.has(pid) && find(pid) === undefined)).toEqual(
        [],
      );
    } finally {
      await other.end();
    }
  });
});
