import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import type { Spoken } from '../world/spoken.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { scanProc } from './oracles/scan-proc.ts';
import { openReader, type Reader } from './reader.ts';

let world: World;
let reader: Reader;

/** So many of their sockets must have been met. */
const ENOUGH = 20;

/** What a socket whose process ends between two steps of the reading may be said to be. */
const TRUE_OF_THE_DYING = [
  { kind: 'hidden', reason: 'gone' },
  { kind: 'hidden', reason: 'unseen' },
  // Where even root may not look into everybody, it may also have been with one of those.
  ...(scanProc().refused.size > 0 ? [{ kind: 'hidden', reason: 'permission' }] : []),
];

/** What must hold of one snapshot taken meanwhile. Answers with how many sockets of the dying it met. */
function check({ sockets, gaps }: Snapshot, { pid, sockets: said }: Spoken): number {
  const kept = said[0]!;
  const mortal = sockets.filter(({ inode }) => inode !== kept.inode);
  const lasting = sockets.find(({ inode }) => inode === kept.inode);
  // Each child has it too for as long as it lives, below the one process that stays.
  const owner = lasting && toSpokenOwner(lasting.owner);
  expect(owner).toMatchObject({ kind: 'process', primary: pid });
  const own = kept.owner.kind === 'process' ? kept.owner.holders : [];
  expect(owner).toHaveProperty('holders', expect.arrayContaining([...own]));

  const hidden = mortal.map((socket) => socket.owner).filter(({ kind }) => kind !== 'process');
  for (const each of hidden) expect(TRUE_OF_THE_DYING).toContainEqual(each);
  // Told as sockets that could not be attributed, or as the processes that ended.
  const told = gaps.filter(({ what }) => what === 'owner').reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (told !== hidden.length) {
    expect(gaps).toContainEqual(expect.objectContaining({ what: 'process', reason: 'gone' }));
  }
  expect(told).toBeLessThanOrEqual(hidden.length);
  return mortal.length;
}

describeWith(['python', 'namespaces'], 'processes that end while they are looked at', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [['mortals']] });
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`cost at most a gap, read by ${owners}`, async () => {
      let met = 0;
      for (let round = 0; round < 25 || (met < ENOUGH && round < 500); round++) {
        met += check(await reader.snapshot({ linux: { owners } }), world.of('mortals'));
      }
      expect(met).toBeGreaterThanOrEqual(ENOUGH);
    });
  }
});
