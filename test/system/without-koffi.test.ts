import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../world/describe-with.ts';
import { wholeWorld } from '../world/whole-world.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';
import { type DescribedSocket, socketKey } from './socket-key.ts';

let world: World;
let reader: Reader;

const NO_KOFFI = ['--require', path.resolve(import.meta.dirname, '../world/no-koffi.cjs')];

/** /proc/net does not tell the zone of an address (proc_pid_net(5)). */
function zonelessKey(socket: DescribedSocket): string {
  const zoneless = ({ address, port }: DescribedSocket['local']) => ({ address, port });
  return socketKey({ ...socket, local: zoneless(socket.local), remote: socket.remote && zoneless(socket.remote) });
}

describeWith(['python', 'namespaces'], 'a snapshot where koffi is not installed', () => {
  beforeAll(async () => {
    world = await openWorld(wholeWorld());
    reader = await openReader(world.namespace.enter, NO_KOFFI);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  it('has every socket but the bound TCP ones, and says that these are missing', async () => {
    const { sockets, gaps } = await reader.snapshot();
    const told = world.sockets.filter(({ protocol, state }) => protocol === 'udp' || state !== 'bound');
    expect(sockets.map(zonelessKey).sort()).toEqual(told.map(zonelessKey).sort());
    expect(gaps).toContainEqual(
      expect.objectContaining({
        what: 'socket',
        reason: 'no-ffi',
        remedy: 'install-koffi',
        detail: expect.any(String),
      }),
    );
  });

  it('says which fields it does not have', async () => {
    const { sockets, gaps } = await reader.snapshot();
    expect(sockets.filter(({ cookie, cgroupId }) => cookie !== undefined || cgroupId !== undefined)).toEqual([]);
    expect(gaps).toContainEqual(
      expect.objectContaining({ what: 'field', reason: 'no-ffi', remedy: 'install-koffi', detail: expect.any(String) }),
    );
  });

  it('has the same holders, and never guesses that the kernel is one', async () => {
    const { sockets } = await reader.snapshot();
    const byKey = new Map(sockets.map((socket) => [zonelessKey(socket), socket]));
    for (const spoken of world.sockets) {
      const socket = byKey.get(zonelessKey(spoken));
      if (socket === undefined) continue;
      const owner = toSpokenOwner(socket.owner);
      if (spoken.owner.kind === 'process' || spoken.owner.kind === 'none') {
        expect.soft(owner, socketKey(spoken)).toEqual(spoken.owner);
      } else {
        expect.soft(owner.kind, socketKey(spoken)).toBe('hidden');
      }
    }
  });

  it('cannot be made to use a way that needs it', async () => {
    await expect(reader.snapshot({ linux: { owners: 'bpf' } })).rejects.toThrow(/koffi/);
    await expect(reader.snapshot({ linux: { owners: 'ffi' } })).rejects.toThrow(/koffi/);
  });
});
