import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsOf, whoListens } from './who-listens.ts';

const isLinux = process.platform === 'linux';
const NO_PROCESS = 2 ** 22 + 1;

describe('what is no port', () => {
  it.each([-1, 65_536, 70_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', async (port) => {
    await expect(whoListens(port)).rejects.toMatchObject({
      reason: 'invalid-argument',
      message: expect.stringContaining(String(port)),
    });
  });
});

describe.runIf(isLinux)('a port of this process', () => {
  let server: Server;
  let datagrams: Datagrams;
  let port: number;

  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    // The same number, so that only the protocol tells them apart.
    datagrams = createSocket('udp4').bind({ port, address: '127.0.0.1' });
    await once(datagrams, 'listening');
  });

  afterAll(() => {
    server.close();
    datagrams.close();
  });

  it('has this process for its listener, by both protocols', async () => {
    const found = await whoListens(port);
    expect(found.map(({ protocol, state }) => [protocol, state])).toEqual([
      ['tcp', 'listen'],
      ['udp', 'bound'],
    ]);
    for (const { owner } of found) expect(owner).toMatchObject({ kind: 'process', holders: [{ pid: process.pid }] });
  });

  it.each(['tcp', 'udp'] as const)('is asked for by %s alone', async (protocol) => {
    expect((await whoListens(port, { protocol })).map((socket) => socket.protocol)).toEqual([protocol]);
  });

  it('has no listener in a client that the system lent the number', async () => {
    const client = connect(port, '127.0.0.1');
    const [accepted] = await once(server, 'connection');
    try {
      expect(await whoListens(client.localPort ?? 0, { protocol: 'tcp' })).toEqual([]);
      expect(await whoListens(port, { protocol: 'tcp' })).toHaveLength(1);
      const held = (await portsOf(process.pid)).filter(
        ({ local, remote }) => local.port === port || remote?.port === port,
      );
      expect(held.map(({ state }) => state).sort()).toEqual(['bound', 'established', 'established', 'listen']);
    } finally {
      client.destroy();
      accepted.destroy();
    }
  });

  it('is not held by another process', async () => {
    const ofParent = await portsOf(process.ppid).catch(() => []);
    expect(ofParent.filter(({ local }) => local.port === port)).toEqual([]);
  });

  it('is free when the listener is closed', async () => {
    const short = createServer().listen(0, '127.0.0.1');
    await once(short, 'listening');
    const { port: freed } = short.address() as AddressInfo;
    expect(await whoListens(freed, { protocol: 'tcp' })).toHaveLength(1);
    short.close();
    await once(short, 'close');
    expect(await whoListens(freed, { protocol: 'tcp' })).toEqual([]);
  });
});

it.runIf(isLinux)('a process that is not there has no ports, and that is said', async () => {
  await expect(portsOf(NO_PROCESS)).rejects.toMatchObject({ reason: 'not-found' });
});

it.runIf(isLinux)('a question that was called off is not answered', async () => {
  await expect(whoListens(1, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
});
