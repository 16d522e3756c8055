import { userInfo } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';
import { socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;

// Needs no rights: what a user sees of the own processes, among whatever else runs on this machine.
describeWith(['python'], 'the own sockets, in the network namespace that one is in', () => {
  beforeAll(async () => {
    world = await openWorld({
      fresh: false,
      situations: [
        ['tcp-listeners'],
        ['fork-and-dup'],
        ['prefork'],
        ['connections'],
        ['half-closed'],
        ['bound-only'],
        ['udp'],
      ],
    });
    reader = await openReader();
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of ['ffi', 'fs'] as const) {
    it(`are there with every holder, read by ${owners}`, async () => {
      const { sockets } = await reader.snapshot({ linux: { owners } });
      const byKey = new Map(sockets.map((socket) => [socketKey(socket), socket]));
      for (const spoken of world.sockets) {
        const socket = byKey.get(socketKey(spoken));
        expect.soft(socket && toSpokenOwner(socket.owner), socketKey(spoken)).toEqual(spoken.owner);
        expect.soft(socket?.namespace).toBe(world.namespace.id);
        expect.soft(socket?.user).toBe(userInfo().username);
      }
    });
  }
});
