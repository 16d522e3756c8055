import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { NOBODY } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';
import { socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;

const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

function ownerOf(snapshot: Snapshot, spoken: SpokenSocket) {
  const socket = snapshot.sockets.find((each) => socketKey(each) === socketKey(spoken));
  return socket && toSpokenOwner(socket.owner);
}

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'a snapshot read by nobody', () => {
  beforeAll(async () => {
    world = await openWorld({
      situations: [['of-user', `${NOBODY}`], ['tcp-listeners'], ['prefork'], ['time-wait'], ['not-accepted'], ['udp']],
    });
    reader = await openReader([...world.namespace.enter, ...AS_NOBODY]);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of [undefined, 'ffi', 'fs'] as const) {
    const way = owners ?? 'the way it chooses';
    const open = owners === undefined ? {} : { linux: { owners } };

    it(`still has every socket, read by ${way}`, async () => {
      const { sockets } = await reader.snapshot(open);
      expect(sockets.map(socketKey).sort()).toEqual(world.sockets.map(socketKey).sort());
    });

    it(`has the owners of nobody's own sockets, read by ${way}`, async () => {
      const snapshot = await reader.snapshot(open);
      const own = world.of('of-user').sockets;
      expect(own.length).toBeGreaterThan(0);
      for (const spoken of own) expect.soft(ownerOf(snapshot, spoken), socketKey(spoken)).toEqual(spoken.owner);
    });

    it(`does not say that these are all the holders, read by ${way}`, async () => {
      const { sockets } = await reader.snapshot(open);
      const owned = sockets.filter(({ owner }) => owner.kind === 'process');
      expect(owned.map(({ owner }) => owner.kind === 'process' && owner.complete)).toEqual(owned.map(() => false));
    });

    it(`says of the others that it may not see the owner, and of how many, read by ${way}`, async () => {
      const snapshot = await reader.snapshot(open);
      const others = world.sockets.filter(({ uid }) => uid === 0);
      expect(others.length).toBeGreaterThan(10);
      for (const spoken of others) {
        expect.soft(ownerOf(snapshot, spoken), socketKey(spoken)).toEqual({ kind: 'hidden', reason: 'permission' });
      }
      const gap = snapshot.gaps.find(({ what, reason }) => what === 'owner' && reason === 'permission');
      expect(gap).toMatchObject({ count: others.length, remedy: 'root' });
    });

    it(`says of sockets without a process what root says, read by ${way}`, async () => {
      const snapshot = await reader.snapshot(open);
      const ownerless = world.sockets.filter(({ owner }) => owner.kind === 'none');
      expect(ownerless.length).toBeGreaterThan(2);
      for (const spoken of ownerless) {
        expect.soft(ownerOf(snapshot, spoken), socketKey(spoken)).toEqual(spoken.owner);
      }
    });
  }

  it('still tells the command of a process that is not its own, and says what it cannot tell', async () => {
    const reading = await reader.process(world.of('prefork').pid);
    expect(reading?.process).toMatchObject({ uid: 0, user: 'root', name: 'python3', parentPid: process.pid });
    expect(reading?.process.command?.[0]).toBe('/usr/bin/python3');
    expect(reading?.process).not.toHaveProperty('folder');
    expect(reading?.gaps).toContainEqual(expect.objectContaining({ what: 'process', reason: 'permission' }));
  });
});
