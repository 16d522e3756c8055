import { readFileSync, realpathSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnatomyReading } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { NOBODY } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { openReader, type Reader } from './reader.ts';

let world: World;
let reader: Reader;

const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

async function look(pid: number): Promise<AnatomyReading> {
  const reading = await reader.anatomy(pid);
  if (reading === null) throw new Error(`process ${pid} is not there`);
  return reading;
}

describeWith(['python', 'namespaces'], 'what real processes are made of', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ['threads', '12', '2'],
        ['zombie'],
        ['own-pid-namespace'],
        ['dead-leader'],
        ['deleted-executable'],
        ['switching', `${NOBODY}`],
      ],
    });
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  it('has each thread with the stack that its own library tells of', async () => {
    const { pid, threads = [] } = world.of('threads');
    const { process, gaps } = await look(pid);
    expect(gaps).toEqual([]);
    expect(process.threads.map(({ id }) => id)).toEqual([pid, ...threads.map(({ id }) => id)]);
    for (const { id, name, low, high } of threads) {
      const found = process.threads.find((thread) => thread.id === id)!;
      expect.soft(found.name).toBe(name);
      if (!name.startsWith('waits')) continue;
      expect.soft(found.registers?.systemCall, name).toEqual({ number: expect.any(Number), name: 'read' });
      expect.soft(found.registers?.codeFile, name).toMatch(/libc/);
      expect.soft(found.stack?.kind, name).toBe('thread');
      // The guard page is below the mapping, and the library may count it to the stack.
      const [start, end] = [Number(found.stack?.start), Number(found.stack?.end)];
      expect.soft(end, name).toBe(Number(high));
      expect.soft(Math.abs(start - Number(low)), name).toBeLessThanOrEqual(4096);
      expect.soft(found.stack?.usedBytes, name).toBe(end - Number(found.registers?.stackPointer));
      expect.soft(found.stack?.usedBytes, name).toBeLessThan(found.stack?.sizeBytes ?? 0);
    }
  });

  it('says of a thread on a processor that it runs, and never what its registers were', async () => {
    const { pid, threads = [] } = world.of('threads');
    const busy = threads.filter(({ name }) => name.startsWith('runs')).map(({ id }) => id);
    const { process } = await look(pid);
    for (const thread of process.threads.filter(({ id }) => busy.includes(id))) {
      if (thread.registersMissing === 'running') {
        expect(thread).not.toHaveProperty('registers');
        expect(thread).not.toHaveProperty('stack');
      } else {
        expect(thread.registers?.instructionPointer).toMatch(/^0x[\da-f]+$/); // it waited for a processor just then
      }
    }
  });

  it('knows a process that has ended for what it is', async () => {
    const { zombie: child, pid } = world.of('zombie');
    const { process, gaps } = await look(child!);
    expect(process).toMatchObject({ state: 'zombie', parentPid: pid, kernelThread: false });
    expect(process.threads).toMatchObject([{ id: child, state: 'zombie', registersMissing: 'ended' }]);
    for (const part of ['code', 'data', 'memory', 'executable']) expect(process).not.toHaveProperty(part);
    expect(gaps).toEqual([]);
    expect((await look(pid)).process.children?.map((each) => each.pid)).toEqual([child]);
  });

  it('knows the number of a process in its own pid namespace', async () => {
    const { pidInside, pidOutside } = world.of('own-pid-namespace');
    expect((await look(pidOutside!)).process.namespacePids).toEqual([pidOutside, pidInside]);
  });

  it('reads a process whose main thread has ended', async () => {
    const { pid } = world.of('dead-leader');
    const { process, gaps } = await look(pid);
    expect(gaps).toEqual([]);
    expect(process.memory?.residentBytes).toBeGreaterThan(1_000_000);
    expect(process.files?.kinds.socket).toBeGreaterThan(0);
    const [main, ...others] = process.threads;
    expect(main).toMatchObject({ id: pid, state: 'zombie', registersMissing: 'ended' });
    expect(others.some(({ registers }) => registers !== undefined)).toBe(true);
  });

  it('finds the code of a program whose file was deleted', async () => {
    const { pid } = world.of('deleted-executable');
    const { process } = await look(pid);
    expect(process.executableDeleted).toBe(true);
    expect(process.code?.programBytes).toBeGreaterThan(0);
  });

  it('has nothing of a kernel thread but what it has', async (context) => {
    if (!readFileSync('/proc/2/stat', 'utf8').includes('(kthreadd)')) context.skip('needs the kernel threads in sight');
    const { process, gaps } = await look(2);
    expect(gaps).toEqual([]);
    expect(process).toMatchObject({ kernelThread: true, name: 'kthreadd', command: [] });
    for (const part of ['code', 'data', 'memory', 'files']) expect(process).not.toHaveProperty(part);
    expect(process.threads).toMatchObject([{ id: 2, registersMissing: 'kernel' }]);
    expect(process.children!.length).toBeGreaterThan(3);
  });

  it('mixes no two programs of a process that changes its program all the time', async () => {
    const pid = world.of('switching').programs!;
    const programs = ['/bin/sh', '/usr/bin/env'].map((path) => realpathSync(path));
    let whole = 0;
    const seen = new Set<string | undefined>();
    for (let round = 0; round < 60; round++) {
      const { process, gaps } = await look(pid);
      if (gaps.length > 0) {
        for (const gap of gaps) expect(['inconsistent', 'gone']).toContain(gap.reason);
        continue;
      }
      whole++;
      seen.add(process.executable);
      // A stack and code of the one with the program file of the other would leave no code of that file.
      expect(process.code?.programBytes, process.executable).toBeGreaterThan(0);
    }
    expect([...programs, undefined]).toEqual(expect.arrayContaining([...seen]));
    expect(whole).toBeGreaterThan(0);
  });

  it('has one of its two users of a process that changes between them', async () => {
    const pid = world.of('switching').users!;
    for (let round = 0; round < 40; round++) {
      const { process, gaps } = await look(pid);
      expect([0, NOBODY]).toContain(process.uid);
      if (gaps.length === 0) expect(process.users?.real).toBe(0);
    }
  });

  it('tells nobody what may be known of root, and has a gap for the rest', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const nobody = await openReader([...world.namespace.enter, ...AS_NOBODY]);
    try {
      const { pid, threads = [] } = world.of('threads');
      const reading = await nobody.anatomy(pid);
      const { process } = reading!;
      expect(process).toMatchObject({ pid, uid: 0, state: 'sleeping', limits: { openFiles: expect.anything() } });
      expect(process.memory?.residentBytes).toBeGreaterThan(1_000_000);
      expect(process.memory).not.toHaveProperty('privateBytes');
      for (const part of ['files', 'executable', 'folder', 'namespaces']) expect(process).not.toHaveProperty(part);
      expect(process.threads).toHaveLength(threads.length + 1);
      for (const thread of process.threads) expect(thread).toMatchObject({ registersMissing: 'permission' });
      const told = reading!.gaps.map(({ detail }) => detail).join('; ');
      for (const part of ['program file', 'memory map', 'private and shared memory', 'open files'])
        expect(told).toContain(part);
      expect(told).toContain(`the registers of ${threads.length + 1} threads`);
      expect(reading!.gaps.every((gap) => gap.reason === 'permission' && gap.remedy === 'root')).toBe(true);
    } finally {
      await nobody.end();
    }
  });

  it('is nothing of a number that nobody has, and of a thread', async () => {
    expect(await reader.anatomy(4_194_305)).toBeNull();
    expect(await reader.anatomy(world.of('threads').threads![0]!.id)).toBeNull();
  });
});
