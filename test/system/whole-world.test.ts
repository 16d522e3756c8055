import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot, Socket } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { PORTS_OF_BOTH, wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { scanProc } from './oracles/scan-proc.ts';
import { openReader, type Reader } from './reader.ts';
import { socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;
let nobodyIsRefused: boolean;

/** The socket in a snapshot that a world's word is about. */
function find({ sockets }: Pick<Snapshot, 'sockets'>, spoken: SpokenSocket): Socket | undefined {
  return sockets.find((socket) => socketKey(socket) === socketKey(spoken));
}

describeWith(['python', 'namespaces'], 'a world of every kind of socket', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    reader = await openReader(world.namespace.enter);
    nobodyIsRefused = scanProc().refused.size === 0;
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`has exactly the sockets that its processes say they have, read by ${owners}`, async () => {
      const { sockets } = await reader.snapshot({ linux: { owners } });
      expect(sockets.map(socketKey).sort()).toEqual(world.sockets.map(socketKey).sort());
    });

    // A walk over /proc may be refused a look into a process with more rights than root here; BPF never is.
    const everybodySeen = () => owners === 'bpf' || nobodyIsRefused;

    it(`has the owners that its processes say, with every holder and descriptor, read by ${owners}`, async () => {
      const snapshot = await reader.snapshot({ linux: { owners } });
      const [inFlight] = world.of('in-flight').sockets;
      for (const spoken of world.sockets) {
        const socket = find(snapshot, spoken);
        const mayBeWithTheUnseen = spoken === inFlight && !everybodySeen();
        const expected = mayBeWithTheUnseen ? { kind: 'hidden', reason: 'permission' } : spoken.owner;
        expect.soft(socket && toSpokenOwner(socket.owner), socketKey(spoken)).toEqual(expected);
      }
    });

    it(`says whether root has seen every holder, read by ${owners}`, async () => {
      const { sockets } = await reader.snapshot({ linux: { owners } });
      const owned = sockets.flatMap(({ owner }) => (owner.kind === 'process' ? [owner] : []));
      expect(owned.length).toBeGreaterThan(30);
      expect(owned.filter(({ complete }) => complete !== everybodySeen())).toEqual([]);
    });

    it(`counts in its gaps what it could not tell, read by ${owners}`, async () => {
      const { sockets, gaps } = await reader.snapshot({ linux: { owners } });
      const hidden = sockets.filter(({ owner }) => owner.kind === 'hidden');
      const told = gaps.filter(({ what }) => what === 'owner').map(({ count }) => count ?? 0);
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(hidden.length);
      expect(gaps.filter(({ what }) => what === 'socket' || what === 'field')).toEqual([]);
    });

    it(`never shows the sockets of another network namespace, read by ${owners}`, async () => {
      const { sockets } = await reader.snapshot({ linux: { owners } });
      const elsewhere = world.of('other-network-namespace').elsewhere!;
      expect(elsewhere.map(({ local }) => local.port)).toEqual([...PORTS_OF_BOTH]);
      const foreign = new Set(elsewhere.map(({ inode }) => inode));
      expect(sockets.filter(({ inode }) => inode !== undefined && foreign.has(inode))).toEqual([]);
      expect(new Set(sockets.map(({ namespace }) => namespace))).toEqual(new Set([world.namespace.id]));
      const on9090 = sockets.filter(({ local }) => local.port === PORTS_OF_BOTH[1]);
      expect(on9090).toEqual([]);
    });
  }
});
