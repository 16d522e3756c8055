import { describe, expect, it } from 'vitest';
import type { Process } from '../../model/process.ts';
import { readBoot, readProcessDetail } from './process-detail.ts';
import { type Content, fakeLinuxSource, systemFailure } from './testing/fake-linux-source.ts';

const NODE: Process = {
  pid: 50,
  startId: 313_370,
  startedAtMs: 1,
  name: 'node',
  command: ['node'],
  uid: 1000,
  user: 'ana',
};
const FILES: Record<string, Content> = {
  '/proc/50/stat': '50 (node) S 48 50 48 34819 50 4194304 9 0 0 0 250 13 0 0 20 0 11 0 31337 1 2\n',
  '/proc/50/status': 'Tgid:\t50\nPid:\t50\nVmRSS:\t  2164 kB\n',
  '/proc/50/cgroup': '0::/user.slice\n',
};
const LINKS: Record<string, string | Error> = {
  '/proc/50/exe': '/usr/bin/node',
  '/proc/50/cwd': '/srv/shop',
  '/proc/50/ns/net': 'net:[4026531840]',
  '/proc/50/ns/pid': 'pid:[4026531836]',
};

function read(files: Record<string, Content> = {}, links: Record<string, string | Error> = {}) {
  return readProcessDetail(fakeLinuxSource({ files: { ...FILES, ...files }, links: { ...LINKS, ...links } }), NODE);
}

describe('readProcessDetail', () => {
  it('adds to a process what /proc says beyond', () => {
    expect(read()).toEqual({
      process: {
        ...NODE,
        parentPid: 48,
        executable: '/usr/bin/node',
        executableDeleted: false,
        folder: '/srv/shop',
        cgroup: '/user.slice',
        namespaces: { net: '4026531840', pid: '4026531836' },
        residentBytes: 2164 * 1024,
        cpuMs: 2630,
        terminal: 'pts/3',
        sessionPid: 48,
      },
      gaps: [],
    });
  });

  it('tells that the program file was deleted', () => {
    const { process } = read({}, { '/proc/50/exe': '/opt/app (v2) (deleted)' })!;
    expect([process.executable, process.executableDeleted]).toEqual(['/opt/app (v2)', true]);
  });

  it('has no program file and no gap for a kernel thread', () => {
    const { process, gaps } = read({}, { '/proc/50/exe': systemFailure('ENOENT') })!;
    expect([process.executable, process.executableDeleted, gaps]).toEqual([undefined, undefined, []]);
  });

  it('has no parent where it is 0', () => {
    const stat = '50 (init) S 0 1 1 0 -1 0 0 0 0 0 1 1 0 0 20 0 1 0 31337 1 2\n';
    const { process } = read({ '/proc/50/stat': stat })!;
    expect([process.parentPid, process.terminal]).toEqual([undefined, undefined]);
  });

  it('names what it may not read in one gap', () => {
    const denied = systemFailure('EACCES');
    const links = Object.fromEntries(Object.keys(LINKS).map((path) => [path, denied]));
    const { process, gaps } = read({}, links)!;
    expect(process).toMatchObject({
      executable: undefined,
      folder: undefined,
      namespaces: undefined,
      cgroup: '/user.slice',
    });
    expect(gaps).toEqual([
      {
        what: 'process',
        reason: 'permission',
        count: 1,
        detail: 'process 50: program file, namespaces, working folder could not be read',
        remedy: 'root',
      },
    ]);
  });

  it('is nothing for a thread, which has a folder like a process', () => {
    expect(read({ '/proc/50/status': 'Tgid:\t48\nPid:\t50\nVmRSS:\t  2164 kB\n' })).toBeUndefined();
  });

  it('says gone where it ended while it was read', () => {
    const { gaps } = read({ '/proc/50/cgroup': systemFailure('ESRCH') })!;
    expect(gaps).toMatchObject([{ reason: 'gone', remedy: 'again' }]);
  });

  it.each([
    ['it has ended', systemFailure('ENOENT')],
    ['its pid was given to another', FILES['/proc/50/stat']?.toString().replace('31337', '40000') ?? ''],
  ])('is nothing where %s', (_, stat) => {
    expect(read({ '/proc/50/stat': stat })).toBeUndefined();
  });
});

describe('a process whose main thread has ended', () => {
  const dead = FILES['/proc/50/stat']?.toString().replace(') S', ') Z') ?? '';
  const other = '/proc/50/task/57';
  const parts = {
    files: {
      '/proc/50/stat': dead,
      '/proc/50/status': 'Tgid:\t50\nPid:\t50\n',
      '/proc/50/cgroup': '0::/\n',
      [`${other}/status`]: 'Tgid:\t50\nPid:\t57\nVmRSS:\t  2164 kB\n',
      [`${other}/cgroup`]: '0::/user.slice\n',
    },
    links: Object.fromEntries(Object.entries(LINKS).map(([path, to]) => [path.replace('/proc/50', other), to])),
  };

  it('is read from a thread that lives on', () => {
    const folders = { '/proc/50/task': ['50', '57'] };
    expect(readProcessDetail(fakeLinuxSource({ ...parts, folders }), NODE)).toMatchObject({
      process: {
        pid: 50,
        parentPid: 48,
        executable: '/usr/bin/node',
        folder: '/srv/shop',
        cgroup: '/user.slice',
        namespaces: { net: '4026531840', pid: '4026531836' },
        residentBytes: 2164 * 1024,
      },
      gaps: [],
    });
  });

  it('has none of that, and no gap, where no thread lives', () => {
    const folders = { '/proc/50/task': ['50'] };
    const { process, gaps } = readProcessDetail(fakeLinuxSource({ ...parts, folders }), NODE)!;
    expect(process).toMatchObject({ pid: 50, executable: undefined, folder: undefined, residentBytes: undefined });
    expect(gaps).toEqual([]);
  });
});

describe('readBoot', () => {
  it('reads boot id and time', () => {
    const files = {
      '/proc/stat': 'cpu 1 2\nbtime 1690000000\nprocesses 7\n',
      '/proc/sys/kernel/random/boot_id': 'abc\n',
    };
    expect(readBoot(fakeLinuxSource({ files }))).toEqual({ bootId: 'abc', bootMs: 1_690_000_000_000 });
  });
  it('knows nothing where there is nothing', () => {
    expect(readBoot(fakeLinuxSource({}))).toEqual({ bootId: undefined, bootMs: undefined });
  });
});
