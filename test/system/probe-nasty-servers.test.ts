import { afterEach, describe, expect, it } from 'vitest';
import { type AddressReport, openHost, probe } from '../../packages/core/src/index.ts';
import { NASTY_SERVERS, type NastyServer, startNasty } from '../world/nasty-servers.ts';

/** What an engine with a budget of 1.2 s may take at most, on a machine that has something else to do as well. */
const LONGEST_MS = 2500;

let server: NastyServer | undefined;
afterEach(() => server?.end());

async function probeNasty(name: string, more: Parameters<typeof probe>[1] = {}): Promise<AddressReport> {
  server = await startNasty(NASTY_SERVERS[name] as NonNullable<(typeof NASTY_SERVERS)[string]>);
  const { addresses } = await probe({ host: '127.0.0.1', port: server.port }, more);
  return addresses[0] as AddressReport;
}

describe('a server that', () => {
  it.each(Object.keys(NASTY_SERVERS))('%s is done with in time', async (name) => {
    const before = process.memoryUsage().arrayBuffers;
    const report = await probeNasty(name);
    expect(report.totalMs).toBeLessThan(LONGEST_MS);
    expect(server?.connections).toBe(report.connections);
    expect(report.connections).toBeLessThanOrEqual(3);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
    expect(JSON.stringify(report.answer ?? {}).length).toBeLessThan(8192);
    expect(report.unknownBytes?.length ?? 0).toBeLessThanOrEqual(256);
  });

  it.each(['says nothing', 'drips single bytes of no protocol', 'sends an endless line', 'sends random bytes'])(
    '%s is not taken for anything',
    async (name) => {
      const { state, answer } = await probeNasty(name);
      expect(state).toBe('open');
      expect(answer?.confidence).not.toBe('certain');
    },
  );

  it('closes at once is told from one that is open', async () => {
    expect(await probeNasty('closes at once')).toMatchObject({ state: 'closes', answer: undefined, connections: 1 });
    await server?.end();
    expect(await probeNasty('resets at once')).toMatchObject({ state: 'closes', answer: undefined });
  });

  it('echoes is called that', async () => {
    expect((await probeNasty('echoes what it gets')).answer?.service).toBe('echo');
  });

  it('answers with a gigabyte is recognised by the beginning', async () => {
    expect((await probeNasty('answers with a gigabyte')).answer).toMatchObject({
      service: 'http',
      confidence: 'certain',
    });
  });
});

describe('probe', () => {
  it('sends nothing at the levels connect and banner', async () => {
    for (const level of ['connect', 'banner'] as const) {
      let received = 0;
      server = await startNasty((socket) => socket.on('data', (bytes) => (received += bytes.length)));
      const { addresses } = await probe({ host: '127.0.0.1', port: server.port }, { level });
      expect(addresses[0]).toMatchObject({ state: 'open', connections: 1 });
      expect(received).toBe(0);
      await server.end();
    }
  });

  it('says that nobody listens, at each address of localhost', async () => {
    server = await startNasty(() => {});
    const { port } = server;
    await server.end();
    const { addresses } = await probe({ host: 'localhost', port });
    expect(addresses.map(({ endpoint }) => endpoint.address)).toStrictEqual(['127.0.0.1', '::1']);
    expect(addresses[0]).toMatchObject({ state: 'refused', code: 'ECONNREFUSED', listeners: [] });
  });

  it('ends when it is told to, with the reason it is given', async () => {
    const stop = new AbortController();
    server = await startNasty(() => setImmediate(() => stop.abort(new Error('enough'))));
    const began = performance.now();
    const asked = probe({ host: '127.0.0.1', port: server.port }, { signal: stop.signal });
    await expect(asked).rejects.toThrow('enough');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('keeps a machine that it was given open', async () => {
    server = await startNasty((socket) => socket.end('SSH-2.0-x\r\n'));
    const machine = await openHost();
    await probe({ host: '127.0.0.1', port: server.port }, { machine });
    const { sockets } = await machine.snapshot({ listening: true });
    expect(sockets.length).toBeGreaterThan(0);
    await machine.close();
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN])('refuses the port %s', async (port) => {
    await expect(probe({ host: 'localhost', port })).rejects.toMatchObject({ reason: 'invalid-argument' });
  });
});
