import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leasesSchema } from '../../packages/porthole/src/contract/schemas/lease-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { plainEnvironment } from '../world/run-program.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';

/** As many programs as ask for a port at once, and some of them are killed while they do. */
const CALLERS = 50;
/** A tenth of a second apart they would not meet; a kill at any of these moments hits another step of the taking. */
const KILLS_AFTER_MS = [150, 250, 350, 450, 600, 800, 1000, 1300];

let world: World;
let state: string;

const env = () => ({ ...plainEnvironment, PORTHOLE_STATE: state });

/** What it printed; `undefined` where it was killed first. */
async function ask(words: readonly string[], killAfterMs?: number): Promise<string | undefined> {
  const [file = '', ...rest] = [...world.namespace.enter, ...PORTHOLE, 'free', ...words];
  const child = spawn(file, rest, { env: env(), stdio: ['ignore', 'pipe', 'inherit'], cwd: state });
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  // nsenter becomes the program itself, so this is its pid.
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [status] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  if (status === null) return undefined;
  expect(status).toBe(0);
  return said.trim();
}

async function listed(): Promise<ReadonlyMap<number, string | null>> {
  const { stdout, stderr } = await world.run([...PORTHOLE, 'free', '--leases', '--json'], {
    env: { PORTHOLE_STATE: state },
  });
  expect(stderr).toBe('');
  return new Map(v.parse(leasesSchema, JSON.parse(stdout)).leases.map(({ port, name }) => [port, name]));
}

describeWith(['python', 'namespaces'], 'porthole free, fifty at once', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [] });
    state = mkdtempSync(path.join(tmpdir(), 'porthole-free-'));
  });
  afterAll(async () => {
    await world?.end();
    rmSync(state, { recursive: true, force: true });
  });

  it('gives each name a port of its own, and the same again, with kills in between', async () => {
    // Ten ports more than names, so that they get into each other's way all the time.
    const range = `7000-${7000 + CALLERS + 9}`;
    const names = Array.from({ length: CALLERS }, (_, index) => `name-${index}`);
    const first = await Promise.all(
      names.map((name, index) => {
        const killed = index % 5 === 0 ? KILLS_AFTER_MS[(index / 5) % KILLS_AFTER_MS.length] : undefined;
        return ask([range, '--for', name], killed);
      }),
    );
    const given = first.filter((port) => port !== undefined);
    expect(given.length).toBeGreaterThanOrEqual(CALLERS - 10);
    expect(new Set(given).size).toBe(given.length);

    // The registry is whole: every port that was given is kept for the name that got it, and nothing is damaged.
    const kept = await listed();
    for (const [index, port] of first.entries()) {
      if (port !== undefined) expect(kept.get(Number(port))).toBe(names[index]);
    }

    const second = await Promise.all(names.map((name) => ask([range, '--for', name])));
    expect(new Set(second).size).toBe(CALLERS);
    for (const [index, port] of first.entries()) if (port !== undefined) expect(second[index]).toBe(port);
    expect((await listed()).size).toBe(CALLERS);
    const strange = readdirSync(path.join(state, 'leases')).filter(
      (file) => !/^(\..*\.writing|\d+\..*\.lease)$/.test(file),
    );
    expect(strange).toEqual([]);
  }, 60_000);

  it('gives all that ask for one name the same port', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => ask(['--for', 'shared'])));
    expect(new Set(ports).size).toBe(1);
    const kept = [...(await listed()).values()].filter((name) => name === 'shared');
    expect(kept).toEqual(['shared']);
  }, 60_000);

  it('never gives two callers the same port', async () => {
    const ports = await Promise.all(Array.from({ length: 30 }, () => ask(['7300-7330'])));
    expect(new Set(ports).size).toBe(ports.length);
  }, 60_000);
});
