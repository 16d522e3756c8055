import { describe, expect, it } from 'vitest';
import { readProcessList } from './process-list.ts';
import { fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';
import { type FakeProcess, fakeMachine } from './testing/fake-machine.ts';
import { Users } from './users.ts';

const AUXV = Buffer.alloc(48);
AUXV.writeBigUInt64LE(33n, 0);
AUXV.writeBigUInt64LE(6n, 16);
AUXV.writeBigUInt64LE(16_384n, 24);

const KTHREAD = '2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 5 0 0 20 0 1 0 3 0 0 184467\n';
const DEAD_LEADER = '7 (half) Z 1 7 7 0 -1 4227084 0 0 0 0 12 34 0 0 20 0 2 0 500 0 0 0\n';
const ITS_THREAD = '7 (half) D 1 7 7 0 -1 4194368 0 0 0 0 3 4 0 0 20 0 2 0 510 1000 25 0\n';

function listOf(processes: readonly FakeProcess[], parts: { files?: object; links?: object; folders?: object } = {}) {
  const machine = fakeMachine({ processes });
  const source = fakeLinuxSource({
    ...machine,
    files: { ...machine.files, '/proc/self/auxv': AUXV, '/proc/uptime': '100.50 150.00\n', ...parts.files },
    links: { ...machine.links, ...parts.links },
    folders: { ...machine.folders, ...parts.folders },
  });
  const inputs = { source, users: new Users(source), bootMs: 1_690_000_000_000, network: '4026531840' };
  return readProcessList(inputs).filter(({ pid }) => pid !== 1);
}

describe('readProcessList', () => {
  it('tells of a process what one read of its stat says', () => {
    const links = { '/proc/40/ns/net': 'net:[4026531840]' };
    const parts = { name: 'x) S 1 (', command: ['node', 'a b'], uid: 1000, parent: 7, startTicks: 5000 };
    expect(listOf([{ pid: 40, ...parts }], { links })).toEqual([
      {
        pid: 40,
        startId: 50_000,
        startedAtMs: 1_690_000_050_000,
        name: 'x) S 1 (',
        command: ['node', 'a b'],
        uid: 1000,
        user: 'ana',
        parentPid: 7,
        state: 'sleeping',
        isKernelThread: false,
        threads: 1,
        cpuMs: 460,
        ageMs: 50_500,
        residentBytes: 100 * 16_384,
        sharesNetwork: true,
      },
    ]);
  });

  it('knows who lives in another network namespace, and who may not be looked into', () => {
    const processes = [{ pid: 40 }, { pid: 41 }];
    const links = { '/proc/40/ns/net': 'net:[4026532000]', '/proc/41/ns/net': systemFailure('EACCES') };
    expect(listOf(processes, { links }).map(({ sharesNetwork }) => sharesNetwork)).toEqual([false, undefined]);
  });

  it('knows a kernel thread, which has no arguments and no namespace', () => {
    const files = { '/proc/2/stat': KTHREAD, '/proc/2/cmdline': systemFailure('EIO') };
    expect(listOf([{ pid: 2 }], { files })).toMatchObject([
      { name: 'kthreadd', isKernelThread: true, command: [], parentPid: undefined, sharesNetwork: undefined },
    ]);
  });

  it('takes state, memory and arguments of a living thread where the main one has ended', () => {
    const files = { '/proc/7/stat': DEAD_LEADER, '/proc/7/task/9/stat': ITS_THREAD };
    const links = { '/proc/7/task/9/ns/net': 'net:[4026531840]' };
    expect(listOf([{ pid: 7, livingThread: 9, command: ['half', '-x'] }], { files, links })).toMatchObject([
      {
        state: 'disk-sleep',
        startId: 5000,
        cpuMs: 460,
        residentBytes: 25 * 16_384,
        command: ['half', '-x'],
        sharesNetwork: true,
      },
    ]);
  });

  it('leaves a zombie a zombie', () => {
    const files = { '/proc/8/stat': DEAD_LEADER.replace('20 0 2', '20 0 1'), '/proc/8/cmdline': '' };
    expect(listOf([{ pid: 8 }], { files })).toMatchObject([{ state: 'zombie', command: [], residentBytes: 0 }]);
  });

  it('leaves out who ended meanwhile, and names who is refused by the pid alone', () => {
    const files = {
      '/proc/40/stat': systemFailure('ESRCH'),
      '/proc/41/stat': systemFailure('EPERM'),
      '/proc/42/cmdline': systemFailure('ESRCH'),
      '/proc/43/stat': '',
      '/proc/44/cmdline': systemFailure('EACCES'),
    };
    const found = listOf([{ pid: 40 }, { pid: 41 }, { pid: 42 }, { pid: 43 }, { pid: 44 }], { files });
    expect(found.map(({ pid, startId, name, command }) => ({ pid, startId, name, command }))).toEqual([
      { pid: 41, startId: undefined, name: undefined, command: undefined },
      { pid: 44, startId: 440, name: 'server', command: undefined },
    ]);
  });

  it('does not make up ages and sizes that cannot be worked out', () => {
    const files = { '/proc/self/auxv': systemFailure('ENOENT'), '/proc/uptime': 'never\n' };
    expect(listOf([{ pid: 40 }], { files })).toMatchObject([{ ageMs: undefined, residentBytes: undefined }]);
  });

  it('lists nothing of /proc but processes', () => {
    const folders = { '/proc': ['self', 'net', '9x', '0', 'loadavg', '40'] };
    expect(listOf([{ pid: 40 }], { folders }).map(({ pid }) => pid)).toEqual([40]);
  });
});
