import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPortholeError } from '../errors.ts';
import type { Host } from './host.ts';
import type { OwnersWay } from './linux/linux-source.ts';
import { openHost, recordHost } from './open-host.ts';

const isLinux = process.platform === 'linux';
const self = process.pid;

/** The descriptor that Node itself knows of a server or a UDP socket, and its inode. */
function descriptorOf(handled: unknown): { fd: number; inode: string | undefined } {
  const parts = handled as Record<string | symbol, unknown>;
  const state = Object.getOwnPropertySymbols(parts).find((symbol) => symbol.description === 'state symbol');
  const owner = (state === undefined ? parts : parts[state]) as { _handle?: { fd: number }; handle?: { fd: number } };
  const fd = (owner._handle ?? owner.handle)?.fd ?? -1;
  return { fd, inode: /\[(\d+)\]/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] };
}

async function withHost<Answer>(owners: OwnersWay | undefined, ask: (host: Host) => Promise<Answer>): Promise<Answer> {
  const host = await openHost({ linux: { owners } });
  try {
    return await ask(host);
  } finally {
    await host.close();
  }
}

describe.runIf(isLinux)('this machine, by its own program', () => {
  let server: Server;
  let datagrams: Datagrams;
  let port: number;

  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1', 17);
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    datagrams = createSocket('udp6').bind({ port: 0, address: '::1' });
    await once(datagrams, 'listening');
  });

  afterAll(() => {
    server.close();
    datagrams.close();
  });

  it.for<OwnersWay | 'its own choice'>(['bpf', 'ffi', 'fs', 'its own choice'])(
    'has this listener, by %s',
    async (way, context) => {
      const owners = way === 'its own choice' ? undefined : way;
      const asked = { listening: true, ports: { first: port, last: port } };
      let found: Awaited<ReturnType<Host['snapshot']>>;
      try {
        found = await withHost(owners, (host) => host.snapshot(asked));
      } catch (error) {
        // Root in a container or of an older kernel may be refused too.
        if (owners === 'bpf' && isPortholeError(error)) return context.skip(`no BPF here: ${error.message}`);
        throw error;
      }
      const { fd, inode } = descriptorOf(server);
      expect(found.sockets).toHaveLength(1);
      expect(found.sockets[0]).toMatchObject({
        protocol: 'tcp',
        state: 'listen',
        local: { address: '127.0.0.1', port },
        remote: undefined,
        inode,
        ephemeral: false,
        interface: 'lo',
        queue: { receive: 0, send: 0, backlog: 17 },
        reach: { value: 'this-machine', evidence: ['loopback'] },
        owner: { kind: 'process', primary: self, holders: [{ pid: self, fds: [fd] }] },
      });
    },
  );

  it('has this UDP socket', async () => {
    const { port: udpPort } = datagrams.address();
    const { sockets } = await withHost(undefined, (host) => {
      return host.snapshot({ protocols: ['udp'], ports: { first: udpPort, last: udpPort } });
    });
    const { fd, inode } = descriptorOf(datagrams);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]).toMatchObject({
      state: 'bound',
      family: 'ipv6',
      local: { address: '::1', port: udpPort },
      inode,
      owner: { kind: 'process', holders: [{ pid: self, fds: [fd] }] },
    });
  });

  it('has both ends of a connection, with its traffic', async () => {
    const client = connect(port, '127.0.0.1');
    const [accepted] = await once(server, 'connection');
    try {
      client.write('hello');
      await once(accepted, 'data');
      const { sockets } = await withHost(undefined, (host) => {
        return host.snapshot({ states: ['established'], ports: { first: port, last: port }, info: true });
      });
      const near = sockets.find(({ local }) => local.port === client.localPort);
      expect(sockets).toHaveLength(2);
      expect(near).toMatchObject({
        remote: { address: '127.0.0.1', port },
        ephemeral: true,
        owner: { kind: 'process', primary: self },
      });
      expect(near?.traffic).toMatchObject({ sentBytes: 5, receivedBytes: 0, retransmits: 0 });
    } finally {
      client.destroy();
      accepted.destroy();
    }
  });

  it('has this process, with its start and its parents', async () => {
    await withHost(undefined, async (host) => {
      const ticks = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ')[19];
      const reading = await host.detail({ pid: self });
      expect(reading?.process).toMatchObject({
        startId: Number(ticks) * 10,
        parentPid: process.ppid,
        folder: process.cwd(),
      });
      expect(reading?.process.executable).toBe(process.execPath);
      expect(await host.detail({ pid: self, startId: Number(ticks) * 10 + 10 })).toBeUndefined();
      expect((await host.ancestry(self)).slice(0, 2).map(({ pid }) => pid)).toEqual([self, process.ppid]);
      expect((await host.processes()).map(({ pid }) => pid)).toContain(self);
      expect(await host.mayLookInto(self)).toBe(true);
    });
  });
});

describe('a recording', () => {
  const desk = join(import.meta.dirname, '../../../../test/fixtures/recordings/desk.ndjson');

  it('is a machine like another, on every system', async () => {
    const host = await openHost({ from: desk });
    const { sockets, host: identity, takenAtMs } = await host.snapshot({ ports: { first: 3000, last: 3000 } });
    expect([identity.name, identity.os, new Date(takenAtMs).getUTCFullYear()]).toEqual(['desk', 'linux', 2026]);
    const told = sockets.map(({ state, owner }) => [state, owner.kind === 'process' ? owner.primary : owner.kind]);
    expect(told.sort()).toEqual([
      ['established', 4],
      ['established', 4],
      ['established', 4],
      ['established', 'none'],
      ['listen', 4],
      ['time-wait', 'none'],
    ]);
    expect((await host.detail({ pid: 4 }))?.process).toMatchObject({
      folder: '/srv/shop',
      command: [expect.any(String), '[redacted]'],
    });
    expect(await host.project('/srv/shop')).toMatchObject({ name: 'shop', marker: 'package.json' });
    expect(host.recording).toMatchObject({ redacted: true, reader: { uid: 0 } });
  });

  it('reaches nothing of the machine that reads it', async () => {
    const host = await openHost({ from: desk });
    expect(await host.detail({ pid: process.pid })).toBeUndefined();
    expect(await host.project(process.cwd())).toBeUndefined();
  });

  it('that is not there is said to be unavailable', async () => {
    await expect(openHost({ from: '/no/such/file' })).rejects.toMatchObject({ reason: 'unavailable' });
  });

  it.runIf(isLinux)('of this machine has this very process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'porthole-record-'));
    try {
      const reader = { version: '1', uid: 5, callerUid: 6, home: '/h' };
      const recording = await recordHost({ reader, withArguments: true, linux: { owners: 'fs' } });
      const file = join(folder, 'here.ndjson');
      writeFileSync(file, [...recording.lines()].join(''));
      const host = await openHost({ from: file });
      const reading = await host.detail({ pid: self });
      expect(reading?.process).toMatchObject({ pid: self, executable: process.execPath, folder: process.cwd() });
      expect(host.recording?.reader).toEqual(reader);
      expect((await host.snapshot()).sockets).toHaveLength(recording.counts.sockets);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
