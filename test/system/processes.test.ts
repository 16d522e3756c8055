import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Holder, Snapshot } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { HOSTILE_COMMANDS, HOSTILE_NAMES } from '../world/hostile-names.ts';
import type { Spoken } from '../world/spoken.ts';
import { openWorld, type World } from '../world/world.ts';
import { openReader, type Reader } from './reader.ts';

let world: World;
let reader: Reader;
const named = Object.entries(HOSTILE_NAMES);
const commanded = Object.entries(HOSTILE_COMMANDS);

function holderOf(snapshot: Snapshot, { pid }: Spoken): Holder | undefined {
  return snapshot.sockets
    .flatMap(({ owner }) => (owner.kind === 'process' ? owner.holders : []))
    .find((holder) => holder.pid === pid);
}

describeWith(['python', 'namespaces'], 'what a snapshot tells of processes', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [
        ...named.map(([, name]) => ['named', name.toString('hex')] as const),
        ...commanded.map(([, words]) => ['arguments', ...words] as const),
        ['deleted-executable'],
        ['own-pid-namespace'],
        ['dead-leader'],
      ],
    });
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`has every name as the process gave it, read by ${owners}`, async () => {
      const snapshot = await reader.snapshot({ linux: { owners } });
      const said = world.said.filter(({ situation }) => situation === 'named');
      for (const [index, [kind, bytes]] of named.entries()) {
        expect.soft(holderOf(snapshot, said[index]!)?.name, kind).toBe(bytes.toString('utf8'));
      }
    });

    it(`has every argument as the process shows it, read by ${owners}`, async () => {
      const snapshot = await reader.snapshot({ linux: { owners } });
      const said = world.said.filter(({ situation }) => situation === 'arguments');
      for (const [index, [kind]] of commanded.entries()) {
        const words = said[index]!.commandHex!.map((hex) => Buffer.from(hex, 'hex').toString('utf8'));
        expect.soft(holderOf(snapshot, said[index]!)?.command, kind).toEqual(words);
      }
    });
  }

  it('knows that a program file was deleted, and which it was', async () => {
    const { pid, executable } = world.of('deleted-executable');
    const reading = await reader.process(pid);
    expect(reading?.process).toMatchObject({ executable, executableDeleted: true });
  });

  it('tells the program file, folder, parent, user and start of a process', async () => {
    const { pid } = world.said[0]!;
    const reading = await reader.process(pid);
    expect(reading?.gaps).toEqual([]);
    expect(reading?.process).toMatchObject({
      pid,
      parentPid: process.pid,
      executable: realpathSync('/usr/bin/python3'),
      executableDeleted: false,
      folder: process.cwd(),
      uid: 0,
      user: 'root',
      command: ['/usr/bin/python3', join(import.meta.dirname, '../world/situations/named.py'), expect.any(String)],
      namespaces: { net: world.namespace.id },
    });
    const age = Date.now() - reading!.process.startedAtMs!;
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(120_000);
    expect(reading!.process.residentBytes).toBeGreaterThan(1_000_000);
  });

  it('gives every way of reading the same start for the same process', async () => {
    const starts: (number | undefined)[] = [];
    for (const owners of ['bpf', 'ffi', 'fs'] as const) {
      const holder = holderOf(await reader.snapshot({ linux: { owners } }), world.said[0]!);
      starts.push(holder?.startId);
    }
    const { process } = (await reader.process(world.said[0]!.pid))!;
    expect(starts).toEqual([process.startId, process.startId, process.startId]);
    expect(process.startId).toEqual(expect.any(Number));
  });

  it('names a process in a pid namespace by its number out here', async () => {
    const { pidInside, pidOutside, sockets } = world.of('own-pid-namespace');
    expect(pidInside).toBe(1);
    const reading = await reader.process(pidOutside!);
    expect(reading?.process.parentPid).toBe(world.of('own-pid-namespace').pid);
    const snapshot = await reader.snapshot();
    const socket = snapshot.sockets.find(({ inode }) => inode === sockets[0]!.inode);
    expect(socket?.owner).toMatchObject({ kind: 'process', primary: pidOutside });
  });

  it('follows the parents of a process up to the first one', async () => {
    const chain = await reader.ancestry(world.said[0]!.pid);
    expect(chain[0]?.pid).toBe(world.said[0]!.pid);
    expect(chain[1]?.pid).toBe(process.pid);
    expect(chain.at(-1)?.pid).toBe(1);
    for (const [index, link] of chain.slice(0, -1).entries()) {
      expect(link.parentPid).toBe(chain[index + 1]?.pid);
    }
  });

  it('says that there is no such process, of a number that none has', async () => {
    expect(await reader.process(4_194_305)).toBeNull();
  });
});
