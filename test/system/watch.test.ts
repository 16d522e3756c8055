import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyEvents,
  type Host,
  openHost,
  type Socket,
  type WatchEvent,
  type WatchOptions,
} from '../../packages/core/src/index.ts';

let host: Host;

const INTERVAL_MS = 50;

/** Reads a watch in the background. */
function follow(options: WatchOptions) {
  const end = new AbortController();
  const events: WatchEvent[] = [];
  const waiting = new Set<() => void>();
  let onStart = (): void => {};
  const started = new Promise<void>((resolve) => {
    onStart = resolve;
  });
  const read = async (): Promise<void> => {
    const watch = host.watch?.({ ...options, intervalMs: INTERVAL_MS, signal: end.signal, onStart });
    try {
      for await (const event of watch ?? []) {
        events.push(event);
        for (const look of waiting) look();
      }
    } catch (error) {
      if (!end.signal.aborted) throw error;
    }
  };
  const reading = read();
  return {
    events,
    started,
    /** The first event that will do. */
    sees: (willDo: (event: WatchEvent) => boolean) =>
      new Promise<WatchEvent>((resolve) => {
        const look = () => {
          const found = events.find(willDo);
          if (found !== undefined) resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async end() {
      end.abort();
      await reading;
    },
  };
}

async function listen(): Promise<{ server: net.Server; port: number }> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

const ownPids = ({ socket }: WatchEvent) =>
  socket?.owner.kind === 'process' ? socket.owner.holders.map(({ pid }) => pid) : socket?.owner;
const isAt = (socket: Socket | undefined, port: number) => socket?.local.port === port || socket?.remote?.port === port;

describe('watching this machine', () => {
  beforeAll(async () => {
    host = await openHost();
  });
  afterAll(() => host.close());

  it('tells of a listener and both ends of a connection: each once, with its process, opened before closed', async () => {
    const watch = follow({ sinceNow: true });
    await watch.started;
    const { server, port } = await listen();
    const opened = await watch.sees(({ kind, socket }) => kind === 'opened' && isAt(socket, port));
    expect([opened.initial, ownPids(opened)]).toEqual([false, [process.pid]]);

    const client = net.connect(port, '127.0.0.1');
    const [accepted] = (await once(server, 'connection')) as [net.Socket];
    const from = client.localPort as number;
    const out = await watch.sees(({ kind, socket }) => kind === 'connected' && socket?.local.port === from);
    const back = await watch.sees(({ kind, socket }) => kind === 'connected' && socket?.remote?.port === from);
    expect([out, back].map(ownPids)).toEqual([[process.pid], [process.pid]]);

    accepted.destroy();
    client.destroy();
    server.close();
    for (const { socket } of [opened, out, back]) {
      await watch.sees((event) => event.kind === 'closed' && event.socket.id === socket?.id);
    }
    await watch.end();
    for (const { socket } of [opened, out, back]) {
      const life = watch.events.filter((event) => event.socket?.id === socket?.id).map(({ kind }) => kind);
      expect(life.filter((kind) => kind === 'opened' || kind === 'connected')).toEqual([life[0]]);
      expect(life.filter((kind) => kind === 'closed')).toEqual([life.at(-1)]);
    }
    const numbers = watch.events.map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('tells of a connection that came and went between two looks', async () => {
    const { server, port } = await listen();
    const watch = follow({ sinceNow: true, ports: { first: port, last: port } });
    await watch.started;
    const client = net.connect(port, '127.0.0.1');
    const [accepted] = (await once(server, 'connection')) as [net.Socket];
    client.end();
    accepted.end();
    accepted.resume();
    client.resume();
    await Promise.all([once(client, 'close'), once(accepted, 'close')]);
    const from = await watch.sees(({ kind, socket }) => kind === 'closed' && socket?.remote !== undefined);
    await watch.end();
    server.close();
    const life = watch.events.filter(({ socket }) => socket?.id === from.socket?.id).map(({ kind }) => kind);
    expect([life[0], life.at(-1)]).toEqual(['connected', 'closed']);
  });

  it('begins with what is there, and its events lead to what a snapshot says', async () => {
    const { server, port } = await listen();
    const ports = { first: port, last: port };
    const watch = follow({ ports });
    const there = await watch.sees(({ socket }) => isAt(socket, port));
    expect([there.kind, there.initial, ownPids(there)]).toEqual(['opened', true, [process.pid]]);
    const client = net.connect(port, '127.0.0.1');
    await once(server, 'connection');
    // Both ends: the one may have been there at a look, and the other at the next one only.
    await watch.sees(({ kind, socket }) => kind === 'connected' && socket?.remote?.port === port);
    await watch.sees(({ kind, socket }) => kind === 'connected' && socket?.local.port === port);
    const { sockets } = await host.snapshot({ ports });
    const applied = applyEvents({ sockets: [] }, watch.events);
    expect(applied.map(({ id }) => id).sort()).toEqual(sockets.map(({ id }) => id).sort());
    await watch.end();
    client.destroy();
    server.close();
  });

  it('tells what a connection carried, up to the last look', async () => {
    const { server, port } = await listen();
    server.on('connection', (socket) => socket.resume());
    const watch = follow({ sinceNow: true, info: true, ports: { first: port, last: port } });
    await watch.started;
    const client = net.connect(port, '127.0.0.1');
    client.write(Buffer.alloc(100_000));
    const seen = await watch.sees(({ kind, socket }) => kind === 'connected' && socket?.remote?.port === port);
    client.destroy();
    const closed = await watch.sees((event) => event.kind === 'closed' && event.socket.id === seen.socket?.id);
    expect(closed.traffic?.sentBytes).toBeLessThanOrEqual(100_000);
    expect(closed.traffic).toBeDefined();
    await watch.end();
    server.close();
  });

  it('says which source is at work and what that misses', () => {
    expect(host.watch?.({ intervalMs: 200 }).describe()).toMatchObject({
      source: 'poll',
      misses: expect.stringContaining('every 0.2 s'),
    });
  });
});
