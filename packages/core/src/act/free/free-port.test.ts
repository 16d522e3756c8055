import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open-host.ts';
import { freePort } from './free-port.ts';
import { isFree } from './is-free.ts';
import { readLeases } from './read-leases.ts';

describe.runIf(process.platform === 'linux')('a free port', () => {
  let host: Host;
  let folder: string;
  let leases: string;

  beforeAll(async () => {
    host = await openHost();
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'porthole-free-')));
    leases = join(folder, 'state', 'leases');
  });
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is another one for each of many that ask at once', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => freePort(host, { leases, random: () => 0.5 })));
    expect(new Set(taken.map(({ port }) => port)).size).toBe(20);
    for (const { lease } of taken) expect(lease).toMatchObject({ kind: 'caller', owner: { pid: process.pid } });
    for (const each of taken) each.release();
    expect((await readLeases(host, leases)).leases).toEqual([]);
  });

  it('can be had, and cannot once somebody has it', async () => {
    const { port, release } = await freePort(host, { leases });
    expect(await isFree(host, port)).toMatchObject({ status: 'free', holders: [] });
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const answer = await isFree(host, port);
    expect(answer.status).toBe('held');
    expect(answer.holders.map(({ owner }) => owner)).toMatchObject([{ kind: 'process', primary: process.pid }]);
    expect(answer.trials.map(({ outcome }) => outcome)).toEqual(['in-use', 'bound', 'in-use', 'bound']);
    expect((await isFree(host, port, { protocol: 'udp' })).status).toBe('free');
    server.close();
    release();
  });

  it('is kept until it was bound, where it is kept for a caller', async () => {
    const within = await quietRange();
    const first = await freePort(host, { leases, within });
    expect((await freePort(host, { leases, within })).port).toBe(first.port + 1);
    const server = createServer().listen(first.port, '127.0.0.1');
    await once(server, 'listening');
    expect((await freePort(host, { leases, within })).port).toBe(first.port + 2);
    server.close();
    await once(server, 'close');
    expect((await freePort(host, { leases, within })).port).toBe(first.port);
  });

  it('is the same for a name in a project, and stays so when it is given back', async () => {
    const keptFor = { kind: 'project', project: folder, name: 'web' } as const;
    const first = await freePort(host, { leases, keptFor });
    first.release();
    expect((await freePort(host, { leases, keptFor })).port).toBe(first.port);
    expect((await freePort(host, { leases, keptFor: { ...keptFor, name: 'api' } })).port).not.toBe(first.port);
  });

  it('is kept by nothing where that was not asked for', async () => {
    const { lease, unleased } = await freePort(host);
    expect(lease).toBeUndefined();
    expect(unleased).toEqual({ reason: 'not-asked', code: undefined, folder: undefined });
  });

  it('ends at once where it is told to stop', async () => {
    await expect(freePort(host, { leases, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    [{ near: 0 }],
    [{ near: 65_536 }],
    [{ near: 1.5 }],
    [{ within: { first: 10, last: 5 } }],
    [{ within: { first: 0, last: 5 } }],
  ])('is not looked for at %o', async (options) => {
    await expect(freePort(host, options)).rejects.toMatchObject({ reason: 'invalid-argument' });
  });

  it('is none where all that would do are held', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const within = { first: port, last: port };
    await expect(freePort(host, { leases, within })).rejects.toMatchObject({ reason: 'not-found' });
    await expect(freePort(host, { within })).rejects.toMatchObject({ reason: 'not-found' });
    server.close();
  });

  it.each([0, -1, 65_536, 0.5, Number.NaN])('%d is nothing to be had', async (port) => {
    await expect(isFree(host, port)).rejects.toMatchObject({ reason: 'invalid-argument' });
  });

  /** Ten ports that nobody has, so that what is tested is the order. */
  async function quietRange() {
    for (let first = 20_100; ; first += 10) {
      const trials = await Promise.all(Array.from({ length: 10 }, (_, index) => isFree(host, first + index)));
      if (trials.every(({ status }) => status === 'free')) return { first, last: first + 9 };
    }
  }
});
