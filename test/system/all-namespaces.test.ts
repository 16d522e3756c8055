import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { runProgram } from '../world/run-program.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { PORTS_OF_BOTH } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';
import { socketKey } from './socket-key.ts';

const NO_KOFFI = ['--require', path.resolve(import.meta.dirname, '../world/no-koffi.cjs')];
const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];
/** A namespace that only its name keeps. */
const NAME = `porthole-${process.pid}`;

let world: World;
let reader: Reader;
/** Inode of the namespace of `other-network-namespace`. */
let other: string;

const networkOf = (pid: number) => readlinkSync(`/proc/${pid}/ns/net`).replace(/\D/g, '');
const inNamespace = ({ sockets }: Snapshot, inode: string) => sockets.filter(({ namespace }) => namespace === inode);

function ownersOf(snapshot: Snapshot, inode: string, told: readonly SpokenSocket[]) {
  const byKey = new Map(inNamespace(snapshot, inode).map((socket) => [socketKey(socket), toSpokenOwner(socket.owner)]));
  return told.map((spoken) => byKey.get(socketKey(spoken)));
}

describeWith(['python', 'namespaces'], 'the sockets of all network namespaces', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [['tcp-listeners'], ['connections'], ['other-network-namespace', ...PORTS_OF_BOTH.map(String)]],
    });
    other = networkOf(world.of('other-network-namespace').pid);
    await runProgram(['ip', 'netns', 'add', NAME]);
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
    await runProgram(['ip', 'netns', 'del', NAME]);
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`are each in their own, with their holders, by ${owners}`, async () => {
      const snapshot = await reader.snapshot({ linux: { owners } }, { namespaces: 'all' });
      const elsewhere = world.of('other-network-namespace').elsewhere ?? [];
      expect(elsewhere).toHaveLength(PORTS_OF_BOTH.length);
      expect(inNamespace(snapshot, other).map(socketKey).sort()).toEqual(elsewhere.map(socketKey).sort());
      expect(ownersOf(snapshot, other, elsewhere)).toEqual(elsewhere.map(({ owner }) => owner));
      const here = inNamespace(snapshot, world.namespace.id);
      expect(here.map(socketKey).sort()).toEqual(world.sockets.map(socketKey).sort());
      expect(ownersOf(snapshot, world.namespace.id, world.sockets)).toEqual(world.sockets.map(({ owner }) => owner));
    });
  }

  it('are not in a plain snapshot, before or after', async () => {
    const before = (await reader.snapshot()).sockets.map(({ id }) => id).sort();
    await reader.snapshot({}, { namespaces: 'all' });
    const after = await reader.snapshot();
    expect(after.sockets.map(({ id }) => id).sort()).toEqual(before);
    expect(networkOf(reader.pid)).toBe(world.namespace.id);
  });

  it('come with what each namespace is, the own one first', async () => {
    const { namespaces = [] } = await reader.snapshot({}, { namespaces: 'all' });
    expect(namespaces[0]).toMatchObject({ inode: world.namespace.id, own: true, readable: true });
    expect(namespaces.filter(({ own }) => own)).toHaveLength(1);
    const { pid } = world.of('other-network-namespace');
    expect(namespaces).toContainEqual(
      expect.objectContaining({ inode: other, own: false, processes: 1, pid, process: 'python3', readable: true }),
    );
    const { stdout } = await runProgram(['ip', 'netns', 'list']);
    expect(stdout).toContain(NAME);
    expect(namespaces.filter(({ names }) => names.includes(NAME))).toEqual([
      expect.objectContaining({ processes: 0, readable: true }),
    ]);
  });

  it('tell reach and interface by the interfaces of their own namespace', async () => {
    const snapshot = await reader.snapshot({}, { namespaces: 'all', listening: true });
    for (const socket of inNamespace(snapshot, other)) {
      expect(socket).toMatchObject({ interface: 'lo', reach: { value: 'this-machine', evidence: ['loopback'] } });
    }
  });

  it('are read from outside without FFI, and what that misses is said', async () => {
    const poor = await openReader(world.namespace.enter, NO_KOFFI);
    try {
      const snapshot = await poor.snapshot({}, { namespaces: 'all' });
      const elsewhere = world.of('other-network-namespace').elsewhere ?? [];
      expect(inNamespace(snapshot, other).map(socketKey).sort()).toEqual(elsewhere.map(socketKey).sort());
      expect(ownersOf(snapshot, other, elsewhere)).toEqual(elsewhere.map(({ owner }) => owner));
      expect(inNamespace(snapshot, other).filter((socket) => socket.reach || socket.interface)).toEqual([]);
      const gaps = snapshot.gaps.map(({ what, reason }) => `${what} ${reason}`);
      expect(gaps).toContain('field no-ffi');
      const named = snapshot.namespaces?.find(({ names }) => names.includes(NAME));
      expect(named?.readable).toBe(false);
      expect(snapshot.gaps).toContainEqual(
        expect.objectContaining({ what: 'socket', detail: expect.stringContaining(NAME), remedy: 'install-koffi' }),
      );
    } finally {
      await poor.end();
    }
  });

  it('are not to be had by nobody, who is told so and keeps the own ones', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const poor = await openReader([...world.namespace.enter, ...AS_NOBODY]);
    try {
      const snapshot = await poor.snapshot({}, { namespaces: 'all' });
      expect(inNamespace(snapshot, other)).toEqual([]);
      expect(inNamespace(snapshot, world.namespace.id).map(socketKey).sort()).toEqual(
        world.sockets.map(socketKey).sort(),
      );
      const gaps = snapshot.gaps.filter(({ what, reason: why }) => what === 'socket' && why === 'permission');
      expect(gaps.map(({ remedy }) => remedy)).toContain('root');
      expect(gaps.some(({ count }) => (count ?? 0) > 0)).toBe(true);
    } finally {
      await poor.end();
    }
  });
});
