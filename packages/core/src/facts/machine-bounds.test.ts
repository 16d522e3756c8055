import { describe, expect, it } from 'vitest';
import { systemFailure } from '../host/linux/testing/fake-linux-source.ts';
import { parseCpuList, parseLoad, readMachineBounds } from './machine-bounds.ts';

type Files = Readonly<Record<string, string>>;

function sourceOf(files: Files, uid: number | undefined) {
  return {
    file(path: string): Uint8Array {
      const text = files[path];
      if (text === undefined) throw systemFailure('ENOENT');
      return Buffer.from(text);
    },
    fileOwner(): number {
      if (uid === undefined) throw systemFailure('ENOENT');
      return uid;
    },
  };
}

const MACHINE: Files = {
  '/proc/loadavg': '0.20 0.18 1.12 2/812 11206\n',
  '/sys/devices/system/cpu/online': '0-3,8\n',
  '/proc/meminfo': 'MemTotal:       16000000 kB\nMemFree:         1000000 kB\nMemAvailable:    8000000 kB\n',
  '/proc/sys/kernel/pid_max': '32768\n',
  '/proc/sys/kernel/threads-max': '127000\n',
};

describe('readMachineBounds', () => {
  it('tells what a plain machine has', () => {
    expect(readMachineBounds(sourceOf(MACHINE, 0), [])).toEqual({
      processors: 5,
      processorsAllowed: undefined,
      load: [0.2, 0.18, 1.12],
      memory: { totalBytes: 16_384_000_000, availableBytes: 8_192_000_000, boundBy: 'machine' },
      tasks: 812,
      taskBounds: [
        { kind: 'pid-max', path: undefined, limit: 32_768, used: 812 },
        { kind: 'threads-max', path: undefined, limit: 127_000, used: 812 },
      ],
    });
  });

  it('finds the nearest bound of all control groups above it', () => {
    const group = '/sys/fs/cgroup/user.slice';
    const files = {
      ...MACHINE,
      '/proc/self/cgroup': '0::/user.slice/session-2.scope\n',
      [`${group}/session-2.scope/pids.max`]: 'max\n',
      [`${group}/session-2.scope/pids.current`]: '12\n',
      [`${group}/pids.max`]: '1000\n',
      [`${group}/pids.current`]: '990\n',
      [`${group}/cpu.max`]: '150000 100000\n',
      [`${group}/session-2.scope/cpu.max`]: 'max 100000\n',
      [`${group}/memory.max`]: '1000000000\n',
      [`${group}/memory.current`]: '700000000\n',
      [`${group}/memory.stat`]: 'anon 1\ninactive_file 200000000\n',
    };
    const bounds = readMachineBounds(sourceOf(files, 0), []);
    expect(bounds.taskBounds[0]).toEqual({ kind: 'cgroup', path: '/user.slice', limit: 1000, used: 990 });
    expect(bounds.processorsAllowed).toBe(1.5);
    expect(bounds.memory).toEqual({ totalBytes: 1_000_000_000, availableBytes: 500_000_000, boundBy: 'cgroup' });
  });

  it('reads the hierarchies of version 1, and what a container sees of them', () => {
    const files = {
      ...MACHINE,
      '/proc/self/cgroup': '9:pids:/docker/4711\n4:cpu,cpuacct:/docker/4711\n1:name=systemd:/docker/4711\n0::/../x\n',
      '/sys/fs/cgroup/pids/pids.max': '100\n',
      '/sys/fs/cgroup/pids/pids.current': '60\n',
    };
    const [nearest] = readMachineBounds(sourceOf(files, 0), []).taskBounds;
    expect(nearest).toEqual({ kind: 'cgroup', path: '/', limit: 100, used: 60 });
  });

  it("counts the threads of this user's processes against the user's limit, which does not bind root", () => {
    const files = {
      ...MACHINE,
      '/proc/self/limits':
        'Limit    Soft Limit  Hard Limit  Units\nMax processes             20                40       processes\n',
    };
    const processes = [
      { uid: 1000, threads: 11 },
      { uid: 0, threads: 400 },
      { uid: 1000, threads: undefined },
      { uid: 1000, threads: 1 },
    ];
    expect(readMachineBounds(sourceOf(files, 1000), processes).taskBounds[0]).toEqual({
      kind: 'user',
      path: undefined,
      limit: 20,
      used: 12,
    });
    const kinds = readMachineBounds(sourceOf(files, 0), processes).taskBounds.map(({ kind }) => kind);
    expect(kinds).toEqual(['pid-max', 'threads-max']);
  });

  it('makes nothing up where nothing can be read', () => {
    expect(readMachineBounds(sourceOf({}, undefined), [])).toEqual({
      processors: undefined,
      processorsAllowed: undefined,
      load: undefined,
      memory: undefined,
      tasks: undefined,
      taskBounds: [],
    });
  });
});

describe('parseCpuList', () => {
  it.each([
    ['0', 1],
    ['0-1', 2],
    ['0-3,8,10-11\n', 7],
    ['', undefined],
    ['0-', undefined],
    ['a,b', undefined],
  ])('counts %j', (text, count) => {
    expect(parseCpuList(text)).toBe(count);
  });
});

describe('parseLoad', () => {
  it('takes nothing from what is no loadavg', () => {
    expect(parseLoad('1 2')).toEqual({ load: undefined, tasks: undefined });
  });
});
