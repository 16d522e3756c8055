import { describe, expect, it } from 'vitest';
import type { Gap } from '../../model/gap.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { SnapshotOptions } from '../host.ts';
import { LinuxHost, type LinuxOptions } from './index.ts';
import { type FakeParts, fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import {
  bpfHolders,
  type FakeProcess,
  type FakeSocket,
  type FakeWorld,
  fakeMachine,
  walkOf,
} from './testing/fake-machine.ts';
import { dumpReply } from './testing/netlink-reply.ts';
import { taskRecord } from './testing/task-record.ts';

const LISTENER: FakeSocket = { state: 10, local: { address: '127.0.0.1', port: 3000 }, inode: 100, cookie: 1n };
const SERVER: FakeProcess = { pid: 50, name: 'node', command: ['node', 'server.js'], uid: 1000, sockets: { 18: 100 } };
const NO_NODE: readonly FakeProcess[] = [];

interface Scene extends FakeWorld {
  readonly parts?: FakeParts;
  readonly linux?: LinuxOptions;
  readonly options?: SnapshotOptions;
}

async function take({ parts, linux, options, ...world }: Scene): Promise<Snapshot> {
  const machine = fakeMachine({ sockets: [LISTENER], ...world });
  const source = fakeLinuxSource({ ...machine, ...parts, files: { ...machine.files, ...parts?.files } });
  return await new LinuxHost(source, linux ?? {}, () => undefined).snapshot(options);
}

const gapsOf = ({ gaps }: Snapshot) => gaps.map(({ what, reason, count }: Gap) => [what, reason, count]);

describe('the owner of a socket', () => {
  it('is the process that holds it, told in full', async () => {
    const snapshot = await take({ processes: [SERVER] });
    expect(snapshot.gaps).toEqual([]);
    expect(snapshot.sockets[0]?.owner).toEqual({
      kind: 'process',
      primary: 50,
      complete: true,
      holders: [
        {
          pid: 50,
          startId: 500,
          startedAtMs: 1_690_000_000_500,
          name: 'node',
          command: ['node', 'server.js'],
          uid: 1000,
          user: 'ana',
          fds: [18],
        },
      ],
    });
  });

  it('is told from a thread that lives on where its main thread has ended', async () => {
    const snapshot = await take({ processes: [{ ...SERVER, livingThread: 57 }] });
    expect(snapshot.sockets[0]?.owner).toMatchObject({
      kind: 'process',
      holders: [{ pid: 50, startId: 500, name: 'node', command: ['node', 'server.js'], user: 'ana' }],
    });
    expect(snapshot.gaps).toEqual([]);
  });

  it('is all of them, the one above the others first, dup’ed descriptors once each', async () => {
    const child = { ...SERVER, parent: 50, sockets: { 3: 100, 9: 100, 4: 999 } };
    const { sockets } = await take({ processes: [{ ...child, pid: 52 }, SERVER, { ...child, pid: 51 }] });
    expect(sockets[0]?.owner).toMatchObject({
      primary: 50,
      holders: [
        { pid: 50, fds: [18] },
        { pid: 51, fds: [3, 9] },
        { pid: 52, fds: [3, 9] },
      ],
    });
  });

  it.each<[string, FakeProcess[]]>([
    ['strangers', [SERVER, { ...SERVER, pid: 60, parent: 1 }]],
    [
      'a circle of parents',
      [
        { ...SERVER, parent: 60 },
        { ...SERVER, pid: 60, parent: 50 },
      ],
    ],
  ])('has no primary among %s', async (_, processes) => {
    const { sockets } = await take({ processes });
    expect(sockets[0]?.owner).toMatchObject({
      kind: 'process',
      primary: undefined,
      holders: [{ pid: 50 }, { pid: 60 }],
    });
  });

  it('is nobody for a socket without an inode, even if a record says 0', async () => {
    const { sockets, gaps } = await take({
      sockets: [{ ...LISTENER, state: 6, inode: 0 }],
      processes: [{ ...SERVER, sockets: { 18: 0 } }],
    });
    expect(sockets[0]?.owner).toEqual({ kind: 'none', reason: 'time-wait' });
    expect(gaps).toEqual([]);
  });

  it('stands for itself where one process with one descriptor is all, and is still there', async () => {
    const gone = { pid: 60, ended: true, sockets: { 3: 102 } };
    const second = { pid: 70, sockets: { 5: 101 } };
    const { sockets } = await take({
      processes: [{ ...SERVER, sockets: { 18: 100, 19: 101, 20: 104 } }, gone, second],
      sockets: [100, 101, 102, 103, 104].map((inode) => ({ ...LISTENER, inode, cookie: BigInt(inode) })),
    });
    expect(sockets.map(({ soleHolder }) => soleHolder)).toEqual([50, undefined, undefined, undefined, 50]);
  });

  it('is told for an inode of more than 31 bits', async () => {
    const inode = 0xffff_fff0;
    const { sockets } = await take({
      sockets: [{ ...LISTENER, inode }],
      processes: [{ ...SERVER, sockets: { 7: inode } }],
    });
    expect(sockets[0]?.owner).toMatchObject({ kind: 'process', holders: [{ pid: 50, fds: [7] }] });
  });
});

describe('what happens during the scan', () => {
  it('a holder that ends before it is read costs one gap, and its sockets are gone', async () => {
    const snapshot = await take({
      processes: [{ ...SERVER, ended: true, sockets: { 18: 100, 19: 101 } }],
      sockets: [LISTENER, { ...LISTENER, inode: 101, cookie: 2n }],
    });
    expect(snapshot.sockets.map(({ owner }) => owner)).toEqual(new Array(2).fill({ kind: 'hidden', reason: 'gone' }));
    expect(gapsOf(snapshot)).toEqual([
      ['process', 'gone', 1],
      ['owner', 'gone', 2],
    ]);
  });

  it.each<[string, FakeParts]>([
    ['no stat', { files: { '/proc/50/stat': systemFailure('ENOENT') } }],
    ['a stat of nobody', { files: { '/proc/50/stat': systemFailure('ESRCH') } }],
    ['an empty stat', { files: { '/proc/50/stat': '' } }],
    ['no arguments', { files: { '/proc/50/cmdline': systemFailure('ENOENT') } }],
    ['arguments of nobody', { files: { '/proc/50/cmdline': systemFailure('ESRCH') } }],
    ['no folder', { owners: { '/proc/60': 1000 } }],
  ])('a holder that ends between its files, with %s, is gone and not a matter of rights', async (_, parts) => {
    const snapshot = await take({
      processes: [SERVER, { ...SERVER, pid: 60, sockets: { 3: 101 } }],
      sockets: [LISTENER, { ...LISTENER, inode: 101, cookie: 2n }],
      parts,
    });
    expect(snapshot.sockets.map(({ owner }) => owner)).toMatchObject([
      { kind: 'hidden', reason: 'gone' },
      { kind: 'process', holders: [{ pid: 60 }] },
    ]);
    expect(gapsOf(snapshot)).toEqual([
      ['process', 'gone', 1],
      ['owner', 'gone', 1],
    ]);
  });

  it('one of two holders ends: the other is told, with a gap', async () => {
    const snapshot = await take({ processes: [SERVER, { ...SERVER, pid: 60, ended: true }] });
    expect(snapshot.sockets[0]?.owner).toMatchObject({ kind: 'process', holders: [{ pid: 50 }], primary: 50 });
    expect(gapsOf(snapshot)).toEqual([['process', 'gone', 1]]);
  });

  it('a socket that is closed meanwhile is gone', async () => {
    const dumps = [dumpReply([LISTENER]), dumpReply([])];
    const snapshot = await take({
      processes: [SERVER, { ...SERVER, sockets: {} }],
      parts: { sockDiag: () => dumps.shift() ?? dumpReply([]), walk: () => walkOf(NO_NODE) },
      options: { protocols: ['tcp'] },
    });
    expect(snapshot.sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'gone' });
    expect(gapsOf(snapshot)).toEqual([['owner', 'gone', 1]]);
  });

  it('a socket that is handed on meanwhile is found by the second look', async () => {
    const walks = [walkOf(NO_NODE), walkOf([SERVER])];
    const snapshot = await take({ processes: [SERVER], parts: { walk: () => walks.shift()! } });
    expect(snapshot.sockets[0]?.owner).toMatchObject({ kind: 'process', primary: 50, complete: true });
    expect(snapshot.gaps).toEqual([]);
  });

  it('a socket that is still there and that nobody holds is unseen', async () => {
    const snapshot = await take({ processes: [{ ...SERVER, sockets: {} }] });
    expect(snapshot.sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'unseen' });
    expect(gapsOf(snapshot)).toEqual([['owner', 'unseen', 1]]);
  });
});

describe('a second look that does not see all', () => {
  it('takes nothing from what the first one saw', async () => {
    const walks = [walkOf([SERVER]), { ...walkOf([SERVER]), denied: 1 }];
    const snapshot = await take({
      processes: [SERVER],
      sockets: [LISTENER, { ...LISTENER, inode: 101, cookie: 2n }],
      parts: { walk: () => walks.shift()! },
    });
    expect(walks).toEqual([]);
    expect(snapshot.sockets.map(({ owner }) => owner)).toMatchObject([
      { kind: 'process', primary: 50, complete: true },
      { kind: 'hidden', reason: 'unseen' },
    ]);
    expect(gapsOf(snapshot)).toEqual([['owner', 'unseen', 1]]);
  });
});

describe('what may not be seen', () => {
  it('is counted by socket, with root as the remedy', async () => {
    const snapshot = await take({
      processes: [SERVER, { pid: 60, denied: true, sockets: { 3: 101, 4: 102 } }],
      sockets: [LISTENER, { ...LISTENER, inode: 101, cookie: 2n }, { ...LISTENER, inode: 102, cookie: 3n }],
    });
    expect(snapshot.sockets.map(({ owner }) => owner.kind)).toEqual(['process', 'hidden', 'hidden']);
    expect(snapshot.sockets[0]?.owner).toMatchObject({ complete: false });
    expect(snapshot.sockets[1]?.owner).toEqual({ kind: 'hidden', reason: 'permission' });
    expect(snapshot.gaps).toMatchObject([{ what: 'owner', reason: 'permission', count: 2, remedy: 'root' }]);
  });

  it('is also what hidepid keeps from view', async () => {
    const files = { '/proc/1/stat': systemFailure('ENOENT') };
    const { sockets } = await take({ processes: [{ ...SERVER, sockets: {} }], parts: { files } });
    expect(sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'permission' });
  });

  it('is outside of this pid namespace, and a holder inside is not all', async () => {
    const snapshot = await take({
      pidNamespace: '4026532200',
      processes: [SERVER],
      sockets: [LISTENER, { ...LISTENER, inode: 101, cookie: 2n }],
    });
    expect(snapshot.sockets[0]?.owner).toMatchObject({ kind: 'process', complete: false });
    expect(snapshot.sockets[1]?.owner).toEqual({ kind: 'hidden', reason: 'namespace' });
    expect(gapsOf(snapshot)).toEqual([['owner', 'namespace', 1]]);
  });

  it('has a gap for threads that cannot be told apart, and knows of no holder that it is all', async () => {
    const walk = () => ({ ...walkOf([SERVER]), unsureThreads: 2 });
    const snapshot = await take({ processes: [SERVER], parts: { walk } });
    expect(gapsOf(snapshot)).toEqual([['holder', 'unsupported', 2]]);
    expect(snapshot.sockets[0]?.owner).toMatchObject({ kind: 'process', complete: false });
  });

  it.each(['EACCES', 'EPERM'])('has a gap for a process whose arguments cannot be read (%s)', async (code) => {
    const files = { '/proc/50/cmdline': systemFailure(code) };
    const snapshot = await take({ processes: [SERVER], parts: { files } });
    expect(snapshot.sockets[0]?.owner).toMatchObject({
      kind: 'process',
      holders: [{ pid: 50, name: 'node', command: undefined, uid: 1000, user: 'ana' }],
    });
    expect(snapshot.gaps).toMatchObject([{ what: 'process', reason: 'permission', count: 1, remedy: 'root' }]);
  });
});

describe('the kernel', () => {
  const cookie = Buffer.from('0100000000000000', 'hex');
  const unheld = { mayUseBpf: true, processes: [{ ...SERVER, sockets: {} }] };

  it('is the owner where its own list has the cookie', async () => {
    const snapshot = await take({ ...unheld, parts: { bpf: { 'kernel-sockets-tcp': cookie } } });
    expect(snapshot.sockets[0]?.owner).toEqual({ kind: 'kernel' });
    expect(snapshot.gaps).toEqual([]);
  });

  it.each([
    ['another cookie', { 'kernel-sockets-tcp': Buffer.from('0200000000000000', 'hex') }],
    ['the list of the other protocol', { 'kernel-sockets-udp': cookie }],
    ['no list to be had', {}],
  ])('is not, with %s', async (_, bpf) => {
    const { sockets } = await take({ ...unheld, parts: { bpf } });
    expect(sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'unseen' });
  });

  it('is not asked for without the right to', async () => {
    const { sockets } = await take({ ...unheld, mayUseBpf: false, parts: { bpf: { 'kernel-sockets-tcp': cookie } } });
    expect(sockets[0]?.owner).toEqual({ kind: 'hidden', reason: 'unseen' });
  });
});

describe('the ways to find holders', () => {
  const answer = { kind: 'process', primary: 50, complete: true, holders: [{ pid: 50, fds: [18] }] };

  it.each(['bpf', 'ffi', 'fs'] as const)('give the same answer by %s', async (owners) => {
    const bpf = { holders: bpfHolders([SERVER]) };
    const { sockets } = await take({ processes: [SERVER], mayUseBpf: true, linux: { owners }, parts: { bpf } });
    expect(sockets[0]?.owner).toMatchObject(answer);
  });

  it('step down from BPF that is refused, and from a walk that fails', async () => {
    const crowd = Array.from({ length: 300 }, (_, index) => ({ pid: 1000 + index }));
    const ways: string[] = [];
    const walk = (way: 'ffi' | 'fs') => {
      ways.push(way);
      if (way === 'ffi') throw systemFailure('EPERM');
      return walkOf([SERVER]);
    };
    const bpf = { holders: systemFailure('EPERM') };
    const { sockets } = await take({ processes: [SERVER, ...crowd], mayUseBpf: true, parts: { bpf, walk } });
    expect(sockets[0]?.owner).toMatchObject(answer);
    expect(ways).toEqual(['ffi', 'fs']);
  });

  it('that is forced and refused is an error, not another way', async () => {
    const scene: Scene = {
      processes: [SERVER],
      linux: { owners: 'bpf' },
      parts: { bpf: { holders: systemFailure('EPERM') } },
    };
    await expect(take(scene)).rejects.toMatchObject({
      reason: 'unavailable',
      message: expect.stringContaining('EPERM'),
    });
  });

  it('that is forced and needs koffi is an error where that is missing', async () => {
    const scene: Scene = {
      processes: [SERVER],
      linux: { owners: 'ffi' },
      parts: {
        native: false,
        files: {
          '/proc/net/tcp': `head\n 0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 100 1\n`,
        },
      },
    };
    await expect(take(scene)).rejects.toMatchObject({ reason: 'unavailable', hint: expect.stringContaining('koffi') });
  });

  it('with many holders take processes from a pass over tasks, and from /proc what that lacks', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...SERVER, pid: 1000 + index, name: 'from-proc' }));
    const told = many
      .slice(1)
      .map(({ pid }) => taskRecord({ pid, name: 'from-task', command: 'a\0b\0', uid: 1000, startNs: 10n ** 9n }));
    const bpf = { holders: bpfHolders(many), tasks: Buffer.concat(told) };
    const { sockets, gaps } = await take({
      processes: many,
      mayUseBpf: true,
      linux: { owners: 'bpf' },
      parts: { bpf },
    });
    const owner = sockets[0]?.owner;
    const holders = owner?.kind === 'process' ? owner.holders : [];
    expect(holders).toHaveLength(100);
    expect(holders[0]).toMatchObject({ pid: 1000, name: 'from-proc', command: ['node', 'server.js'] });
    expect(holders[1]).toMatchObject({ pid: 1001, name: 'from-task', command: ['a', 'b'], user: 'ana', startId: 1000 });
    expect(gaps).toEqual([]);
  });
});

describe('without koffi', () => {
  it('there is an answer from /proc/net and fs, with gaps', async () => {
    const line = ' 0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000 1000 0 100 1\n';
    const files = { '/proc/net/tcp': `head\n${line}` };
    const snapshot = await take({ processes: [SERVER], parts: { native: false, files } });
    expect(snapshot.sockets[0]).toMatchObject({
      cookie: undefined,
      user: 'ana',
      owner: { kind: 'process', primary: 50 },
    });
    expect(gapsOf(snapshot)).toEqual([
      ['field', 'no-ffi', undefined],
      ['socket', 'no-ffi', undefined],
    ]);
  });
});
