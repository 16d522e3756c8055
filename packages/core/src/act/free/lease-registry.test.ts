import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import type { Lease } from './lease.ts';
import { LeaseFolder } from './lease-folder.ts';
import { LeaseRegistry } from './lease-registry.ts';

let path: string;
let folder: LeaseFolder;
let nowMs: number;
let running: Set<number>;
/** What happens while a claim waits. */
let meanwhile: (() => void)[];

const clock: Clock = {
  nowMs: () => nowMs,
  sleep: async (ms) => {
    nowMs += ms;
    meanwhile.shift()?.();
  },
};

const open = () =>
  new LeaseRegistry(
    folder,
    () => ({ nowMs, bootId: 'b', isRunning: async ({ pid }) => running.has(pid), isFolder: () => true }),
    clock,
  );

const pending = (port: number, pid: number, name?: string): Lease => ({
  ...{ port, state: 'pending', command: undefined, takenAtMs: nowMs, endsAtMs: undefined, bootId: 'b' },
  ...(name === undefined
    ? { kind: 'caller', name: undefined, project: undefined }
    : { kind: 'project', name, project: '/shop' }),
  owner: { pid, startId: pid, name: 'node' },
});
const held = (lease: Lease): Lease => ({ ...lease, state: 'held', endsAtMs: nowMs + 60_000 });
const files = () => readdirSync(path);

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'porthole-leases-'));
  folder = new LeaseFolder(path);
  nowMs = 1_700_000_000_000;
  running = new Set([1, 2, 3]);
  meanwhile = [];
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

describe('the registry of leases', () => {
  it('lets one of two have a port', async () => {
    const first = await open().claim(pending(3000, 1));
    if (first.kind !== 'claimed') throw new Error('nobody was in the way');
    open().settle(first.file, held(pending(3000, 1)));
    const second = await open().claim(pending(3000, 2));
    expect(second).toMatchObject({ kind: 'in-the-way', other: { lease: { port: 3000, state: 'held' } } });
    expect(files()).toHaveLength(1);
    expect(await open().claim(pending(3001, 2))).toMatchObject({ kind: 'claimed' });
  });

  it('lets one of two have a port for the same name, whatever the port', async () => {
    await open().claim(pending(3000, 1, 'web'));
    running.delete(3);
    const second = await open().claim(pending(3001, 2, 'web'));
    expect(second.kind).toBe('in-the-way');
    expect(await open().claim(pending(3002, 2, 'api'))).toMatchObject({ kind: 'claimed' });
  });

  it('takes a port over from a claim whose process has ended, and from a lease whose time has', async () => {
    await open().claim(pending(3000, 9));
    folder.add(held(pending(3001, 9)));
    expect((await open().claim(pending(3000, 1))).kind).toBe('claimed');
    expect((await open().claim(pending(3001, 1))).kind).toBe('in-the-way');
    nowMs += 60_000;
    expect((await open().claim(pending(3001, 1))).kind).toBe('claimed');
  });

  it('removes no lease whose claim it read, and whose taker has ended since', async () => {
    for (const sweep of ['live', 'claim'] as const) {
      const claimed = folder.add(pending(3000, 2));
      // Between the reading of the claim and the question whether its process runs.
      const registry = new LeaseRegistry(
        folder,
        () => ({
          ...{ nowMs, bootId: 'b', isFolder: () => true },
          isRunning: async ({ pid }) => {
            if (pid === 2 && files().includes(claimed.file)) open().settle(claimed, held(pending(3000, 2)));
            return pid !== 2;
          },
        }),
        clock,
      );
      if (sweep === 'live') await registry.live({ sweep: true });
      else expect((await registry.claim(pending(3000, 1))).kind).toBe('in-the-way');
      const left = await open().live({ sweep: true });
      expect(left).toHaveLength(1);
      expect(left[0]?.lease).toMatchObject({ port: 3000, state: 'held', owner: { pid: 2 } });
      for (const file of files()) rmSync(join(path, file));
    }
  });

  it('waits for a claim that came later by name to give way, and gives way to all others', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const rival = folder.add(pending(3000, 2));
      meanwhile = [() => folder.remove(rival)];
      const claim = await open().claim(pending(3000, 1));
      if (claim.kind === 'claimed') {
        expect(claim.file.id < rival.id).toBe(true);
        folder.remove(claim.file);
      } else expect(claim.other.file.id).toBe(rival.id);
      outcomes.add(claim.kind);
      folder.remove(rival);
    }
    expect([...outcomes].sort()).toEqual(['claimed', 'in-the-way']);
  });

  it('gives way to a claim that became a lease while it waited, and to one that never ends', async () => {
    for (let round = 0; round < 10; round++) {
      const rival = folder.add(pending(3000, 2));
      let settled = rival;
      meanwhile = [
        () => {
          settled = open().settle(rival, held(pending(3000, 2)));
        },
      ];
      const first = await open().claim(pending(3000, 1));
      expect(first).toMatchObject({ kind: 'in-the-way', other: { file: { port: 3000 } } });
      folder.remove(settled);
      const forever = folder.add(pending(3000, 2));
      const begin = nowMs;
      meanwhile = [];
      expect((await open().claim(pending(3000, 1))).kind).toBe('in-the-way');
      expect(nowMs - begin).toBeLessThanOrEqual(500);
      folder.remove(forever);
      folder.remove(rival);
    }
    expect(files()).toEqual([]);
  });

  it('takes its claim back where it is told to stop', async () => {
    const rival = folder.add(pending(3000, 2));
    const stop = new Error('stop');
    let stopped = false;
    for (let round = 0; round < 20 && !stopped; round++) {
      meanwhile = [
        () => {
          throw stop;
        },
      ];
      await open()
        .claim(pending(3000, 1))
        .catch((error: unknown) => {
          stopped = error === stop;
        });
    }
    expect(stopped).toBe(true);
    expect(files()).toEqual([rival.file]);
  });

  it('lists what counts, by port, and sweeps the rest only where it is told to', async () => {
    folder.add(held(pending(3001, 1)));
    folder.add(held(pending(3000, 1, 'web')));
    folder.add(pending(3002, 9));
    expect((await open().live({ sweep: false })).map(({ file }) => file.port)).toEqual([3000, 3001]);
    expect(files()).toHaveLength(3);
    await open().live({ sweep: true });
    expect(files()).toHaveLength(2);
  });

  it('sweeps what was half written a while ago', async () => {
    for (const [index, age] of [61, 0].entries()) {
      const file = join(path, `.${String(index).repeat(24)}.writing`);
      writeFileSync(file, '{"for');
      utimesSync(file, nowMs / 1000 - age, nowMs / 1000 - age);
    }
    await open().live({ sweep: true });
    expect(files()).toEqual([`.${'1'.repeat(24)}.writing`]);
  });

  it('says what was no lease, once', async () => {
    const file = `3000.any.${'0'.repeat(24)}.lease`;
    writeFileSync(join(path, file), '{"for');
    const registry = open();
    expect(await registry.live({ sweep: false })).toEqual([]);
    expect(registry.damaged).toEqual([{ path: join(path, file), keptAs: join(`${path}.damaged`, file) }]);
    expect(await registry.live({ sweep: true })).toEqual([]);
    expect(registry.damaged).toHaveLength(1);
    rmSync(`${path}.damaged`, { recursive: true });
  });
});
