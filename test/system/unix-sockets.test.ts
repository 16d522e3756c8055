import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Owner, UnixSnapshot, UnixSocket } from '../../packages/core/src/index.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import type { SpokenUnixSocket } from '../world/spoken.ts';
import { openWorld, type World } from '../world/world.ts';
import { toSpokenOwner } from './expected-owner.ts';
import { openReader, type Reader } from './reader.ts';

const NO_KOFFI = ['--require', path.resolve(import.meta.dirname, '../world/no-koffi.cjs')];
const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

let folder: string;
let world: World;
let reader: Reader;
let told: readonly SpokenUnixSocket[];

/** A socket as the world tells it. */
function spokenOf({ type, state, name, inode, owner, peer }: UnixSocket): SpokenUnixSocket {
  const textOf = (kind: string) => (name?.kind === kind ? name.text : null);
  return {
    ...{ type, state, path: textOf('path'), abstract: textOf('abstract'), inode, owner: toSpokenOwner(owner) },
    peer: peer === undefined ? null : { inode: peer.inode ?? null, owner: toSpokenOwner(peer.owner) },
  };
}

/** The other sockets of the namespace are those that its own programs talk to their parents by. */
function ofWorld({ sockets }: UnixSnapshot): SpokenUnixSocket[] {
  const inodes = new Set(told.map(({ inode }) => inode));
  return sockets.filter(({ inode }) => inodes.has(inode)).map(spokenOf);
}

const byInode = (sockets: readonly SpokenUnixSocket[]) =>
  [...sockets].sort((a, b) => Number(a.inode) - Number(b.inode));
const find = ({ sockets }: UnixSnapshot, wanted: (socket: UnixSocket) => boolean) => sockets.find(wanted) as UnixSocket;

describeWith(['python', 'namespaces'], 'the UNIX sockets of a namespace', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'porthole-unix-'));
    world = await openWorld({ situations: [['unix-sockets', folder]] });
    told = world.of('unix-sockets').unix ?? [];
    reader = await openReader(world.namespace.enter);
  });
  afterAll(async () => {
    await reader?.end();
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const owners of ['bpf', 'ffi', 'fs'] as const) {
    it(`are all there with the holders of both ends, by ${owners}`, async () => {
      const snapshot = await reader.unixSockets({ linux: { owners } });
      expect(told.length).toBeGreaterThan(10);
      expect(byInode(ofWorld(snapshot))).toEqual(byInode(told));
    });
  }

  it('tell their file, their user, and how many clients wait', async () => {
    const snapshot = await reader.unixSockets();
    const listener = find(snapshot, ({ name, state }) => state === 'listen' && name?.text === `${folder}/app.sock`);
    const { dev, ino } = statSync(path.join(folder, 'app.sock'));
    expect(listener.file).toEqual({ device: dev, inode: ino });
    expect(listener).toMatchObject({ uid: 0, user: 'root', queue: { receive: 0, backlog: 4 } });
    expect(listener.namespace).toBe(world.namespace.id);
    const busy = find(snapshot, ({ name, state }) => state === 'listen' && name?.kind === 'abstract');
    expect(busy.queue).toMatchObject({ receive: 1, backlog: 4 });
  });

  it('have the peers and holders that ss tells', async (context) => {
    const reason = lacking(['ss']);
    if (reason !== undefined) context.skip(reason);
    const { stdout } = await world.run(['ss', '-xapH']);
    const inodes = new Set(told.map(({ inode }) => inode));
    // A name may hold a line break, so a row is read from its end.
    const rows = [...stdout.matchAll(/ (\d+) +\S+ (\d+) *(?:users:\((.*)\))? *$/gm)].filter(([, inode = '']) =>
      inodes.has(inode),
    );
    const shown = rows.map(([, inode, peer, users = '']) => {
      const held = [...users.matchAll(/pid=(\d+),fd=(\d+)/g)].map(([, pid, fd]) => `${pid}:${fd}`).sort();
      return `${inode} ${peer} ${held.join(' ')}`;
    });
    const holdersOf = (owner: Owner) =>
      owner.kind === 'process' ? owner.holders.flatMap(({ pid, fds }) => fds.map((fd) => `${pid}:${fd}`)) : [];
    const ours = (await reader.unixSockets()).sockets
      .filter(({ inode }) => inodes.has(inode))
      .map(({ inode, peer, owner }) => `${inode} ${peer?.inode ?? 0} ${holdersOf(owner).sort().join(' ')}`);
    expect(ours.sort()).toEqual(shown.sort());
  });

  it('have the holders that lsof tells', async (context) => {
    const reason = lacking(['lsof']);
    if (reason !== undefined) context.skip(reason);
    const { stdout } = await world.run(['lsof', '-nP', '-U', '-F', 'pfi']);
    const shown: string[] = [];
    let [pid, fd] = ['', ''];
    for (const line of stdout.split('\n')) {
      if (line.startsWith('p')) pid = line.slice(1);
      if (line.startsWith('f')) fd = line.slice(1);
      if (line.startsWith('i')) shown.push(`${line.slice(1)} ${pid} ${fd}`);
    }
    const inodes = new Set(told.map(({ inode }) => inode));
    const ours = (await reader.unixSockets()).sockets.flatMap(({ inode, owner }) =>
      owner.kind === 'process' && inodes.has(inode)
        ? owner.holders.flatMap((holder) => holder.fds.map((each) => `${inode} ${holder.pid} ${each}`))
        : [],
    );
    expect(ours.sort()).toEqual(shown.filter((row) => inodes.has(row.split(' ')[0] ?? '')).sort());
  });

  it('are there without FFI too, without their peers, which a gap says', async () => {
    const poor = await openReader(world.namespace.enter, NO_KOFFI);
    try {
      const snapshot = await poor.unixSockets();
      // /proc/net/unix writes `@` for each NUL, and a line break breaks the line.
      const plain = (sockets: readonly SpokenUnixSocket[]) =>
        byInode(sockets).map((socket) => ({ ...socket, abstract: socket.abstract && 'cut', peer: null }));
      expect(plain(ofWorld(snapshot))).toEqual(plain(told));
      expect(snapshot.gaps).toContainEqual(
        expect.objectContaining({ what: 'field', reason: 'no-ffi', remedy: 'install-koffi' }),
      );
      expect(snapshot.gaps[0]?.detail).toMatch(/no other ends/);
    } finally {
      await poor.end();
    }
  });

  it('of others say that their owner is hidden, and never that there is none', async (context) => {
    const reason = lacking(['readable-by-nobody']);
    if (reason !== undefined) context.skip(reason);
    const poor = await openReader([...world.namespace.enter, ...AS_NOBODY]);
    try {
      const { sockets, gaps } = await poor.unixSockets();
      const listener = sockets.find(({ name }) => name?.text === `${folder}/app.sock`);
      expect(listener).toMatchObject({ owner: { kind: 'hidden', reason: 'permission' }, uid: 0 });
      expect(gaps).toContainEqual(expect.objectContaining({ what: 'owner', reason: 'permission', remedy: 'root' }));
    } finally {
      await poor.end();
    }
  });
});
