import { describe, expect, it } from 'vitest';
import { LinuxHost } from '../index.ts';
import type { LinuxSource } from '../linux-source.ts';
import { type Content, fakeLinuxSource, systemFailure } from '../testing/fake-linux-source.ts';
import { fakeMachine } from '../testing/fake-machine.ts';

const PID = 500;
const ELF_X64 = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0]);
const STACK = '7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0                          [stack]\n';

interface Parts {
  readonly files?: Record<string, Content>;
  readonly links?: Record<string, string | Error>;
  readonly folders?: Record<string, readonly string[] | Error>;
  /** Changes what the machine says, by how often its stat was read. */
  readonly change?: (path: string, looks: number, content: Uint8Array) => Uint8Array;
}

/** The line of a program that was loaded at `code`. */
function stat(state = 'S', code = 4096, flags = 0): string {
  const zeros = (count: number) => Array(count).fill('0').join(' ');
  return `${PID} (server) ${state} 1 ${PID} ${PID} 0 -1 ${flags} ${zeros(4)} 10 5 0 0 20 0 1 0 50 ${zeros(3)} ${code} 0 99 ${zeros(10)} 1 ${zeros(8)} 7\n`;
}

function open({ files = {}, links = {}, folders = {}, change }: Parts = {}): LinuxHost {
  const machine = fakeMachine({ processes: [{ pid: PID, startTicks: 50 }] });
  const at = `/proc/${PID}`;
  const source = fakeLinuxSource({
    ...machine,
    files: {
      ...machine.files,
      '/proc/uptime': '100.00 1.00\n',
      [`${at}/stat`]: stat(),
      [`${at}/status`]: `Tgid:\t${PID}\nUid:\t0\t0\t0\t0\nNSpid:\t${PID}\nVmSize:\t  4096 kB\nVmRSS:\t  2048 kB\nVmExe:\t 4 kB\nCpus_allowed_list:\t0-1\n`,
      [`${at}/smaps_rollup`]: 'Rss: 2044 kB\nPrivate_Dirty: 1044 kB\nShared_Clean: 1000 kB\n',
      [`${at}/maps`]: STACK,
      [`${at}/limits`]: 'Max open files            1024                 4096                 files     \n',
      [`${at}/exe`]: ELF_X64,
      [`${at}/task/${PID}/stat`]: stat(),
      [`${at}/task/${PID}/schedstat`]: '151000000 0 3\n',
      [`${at}/task/${PID}/syscall`]: '232 0x4 0x0 0x1 0x1 0x0 0x0 0x7ffd00020000 0x401000\n',
      [`${at}/task/${PID}/children`]: '',
      ...files,
    },
    links: {
      ...machine.links,
      [`${at}/exe`]: '/srv/server',
      [`${at}/cwd`]: '/srv',
      [`${at}/fd/0`]: '/dev/null',
      ...links,
    },
    folders: { ...machine.folders, [`${at}/fd`]: ['0'], ...folders },
  });
  return new LinuxHost(change === undefined ? source : changing(source, change), {}, () => undefined);
}

function changing(source: LinuxSource, change: NonNullable<Parts['change']>): LinuxSource {
  let looks = 0;
  const read = (path: string): Uint8Array => {
    if (path === `/proc/${PID}/stat`) looks++;
    return change(path, looks, source.smallFile(path));
  };
  return { ...source, smallFile: read, file: read };
}

describe('what a process is made of', () => {
  it('is read whole', async () => {
    const reading = await open().process({ pid: PID });
    expect(reading?.gaps).toEqual([]);
    expect(reading?.process).toMatchObject({
      ...{ pid: PID, state: 'sleeping', kernelThread: false, executable: '/srv/server', residentBytes: 2044 * 1024 },
      memory: { residentBytes: 2044 * 1024, privateBytes: 1044 * 1024, sharedBytes: 1000 * 1024 },
      cpu: { usedMs: 150, share: undefined, allowed: '0-1', allowedCount: 2 },
      files: { count: 1, open: [{ fd: 0, kind: 'device', target: '/dev/null' }] },
      limits: { openFiles: { soft: 1024, hard: 4096 } },
      children: [],
    });
    expect(reading?.process.threads).toEqual([
      {
        ...{ id: PID, name: 'server', state: 'sleeping', registersMissing: undefined },
        cpu: { usedMs: 151, share: undefined, processor: 1 },
        registers: {
          instructionPointer: '0x401000',
          stackPointer: '0x7ffd00020000',
          codeFile: undefined,
          systemCall: { number: 232, name: 'epoll_wait' },
        },
        stack: { start: '0x7ffd00000000', end: '0x7ffd00021000', sizeBytes: 0x21000, usedBytes: 0x1000, kind: 'main' },
      },
    ]);
  });

  it('is nothing of a process that is not there, or is another one by now', async () => {
    expect(await open().process({ pid: 501 })).toBeUndefined();
    expect(await open().process({ pid: PID, startId: 501 })).toBeUndefined();
    expect(await open().process({ pid: PID, startId: 500 })).toBeDefined();
  });

  it('is nothing of one that ends while it is read, however late', async () => {
    for (const last of [1, 2, 3, 4]) {
      const change: Parts['change'] = (path, looks, content) => {
        if (looks >= last && path.startsWith(`/proc/${PID}`)) throw systemFailure(looks % 2 === 0 ? 'ESRCH' : 'ENOENT');
        return content;
      };
      expect(await open({ change }).process({ pid: PID }), `from look ${last}`).toBeUndefined();
    }
  });

  it('is nothing of one whose number is another one’s before the end', async () => {
    const other = Buffer.from(stat().replace(' 1 0 50 ', ' 1 0 51 '));
    const change: Parts['change'] = (path, looks, content) =>
      looks >= 4 && path === `/proc/${PID}/stat` ? other : content;
    expect(await open({ change }).process({ pid: PID })).toBeUndefined();
  });

  it('is read again where another program took its place meanwhile', async () => {
    let switched = false;
    const change: Parts['change'] = (path, looks, content) => {
      if (path === `/proc/${PID}/limits`) switched = true;
      return switched && looks > 1 && path === `/proc/${PID}/stat` ? Buffer.from(stat('R', 8192)) : content;
    };
    const reading = await open({ change }).process({ pid: PID });
    expect(reading).toMatchObject({ process: { state: 'running' }, gaps: [] });
  });

  it('is read again where a new program was only just being loaded', async () => {
    const change: Parts['change'] = (path, looks, content) =>
      path === `/proc/${PID}/stat` && looks < 5 ? Buffer.from(stat('S', 0)) : content;
    expect((await open({ change }).process({ pid: PID }))?.gaps).toEqual([]);
    const always: Parts['change'] = (path, _, content) =>
      path === `/proc/${PID}/stat` ? Buffer.from(stat('S', 0)) : content;
    expect((await open({ change: always }).process({ pid: PID }))?.gaps).toMatchObject([{ reason: 'inconsistent' }]);
  });

  it('says so where the program changes at every look', async () => {
    const change: Parts['change'] = (path, looks, content) =>
      path === `/proc/${PID}/stat` ? Buffer.from(stat('S', looks * 4096)) : content;
    const reading = await open({ change }).process({ pid: PID });
    expect(reading?.gaps).toMatchObject([{ what: 'process', reason: 'inconsistent', remedy: 'again' }]);
  });

  it('has a gap for each part that the system refuses, and none of it made up', async () => {
    const no = systemFailure('EACCES');
    const at = `/proc/${PID}`;
    const reading = await open({
      files: { [`${at}/maps`]: no, [`${at}/smaps_rollup`]: no, [`${at}/task/${PID}/syscall`]: systemFailure('EPERM') },
      folders: { [`${at}/fd`]: no },
    }).process({ pid: PID });
    expect(reading?.process).toMatchObject({
      files: undefined,
      memory: { residentBytes: 2048 * 1024, privateBytes: undefined, sharedBytes: undefined },
      code: { programBytes: 4096, generatedBytes: undefined, libraries: undefined },
      threads: [{ registers: undefined, registersMissing: 'permission', stack: undefined }],
    });
    expect(reading?.gaps).toEqual([
      {
        ...{ what: 'process', reason: 'permission', count: 1, remedy: 'root' },
        detail: `process ${PID}: private and shared memory, memory map, the registers of a thread, open files could not be read`,
      },
    ]);
  });

  it('does not count descriptors that may be listed and not looked at', async () => {
    const reading = await open({ links: { [`/proc/${PID}/fd/0`]: systemFailure('EACCES') } }).process({ pid: PID });
    expect(reading?.process.files).toBeUndefined();
    expect(reading?.gaps).toMatchObject([{ reason: 'permission', detail: expect.stringContaining('open files') }]);
  });

  it('tries a running thread five times, and then says that it runs', async () => {
    let tries = 0;
    const running: Parts['change'] = (path, _, content) => {
      if (!path.endsWith('/syscall')) return content;
      return ++tries < 5 ? Buffer.from('running\n') : content;
    };
    expect((await open({ change: running }).process({ pid: PID }))?.process.threads[0]?.registers).toBeDefined();
    expect(tries).toBe(5);
    tries = -100;
    const [thread] = (await open({ change: running }).process({ pid: PID }))?.process.threads ?? [];
    expect(thread).toMatchObject({ registers: undefined, registersMissing: 'running', stack: undefined });
    expect(tries).toBe(-95);
  });

  it('gives a kernel thread neither code nor memory, nor zeros for registers', async () => {
    const line = stat('I', 0, 0x00200040);
    const zeros = '0 0x0 0x0 0x0 0x0 0x0 0x0 0x0 0x0\n';
    const at = `/proc/${PID}`;
    const files = {
      [`${at}/stat`]: line,
      [`${at}/task/${PID}/stat`]: line,
      [`${at}/task/${PID}/syscall`]: zeros,
      [`${at}/status`]: `Tgid:\t${PID}\n`,
    };
    const reading = await open({ files, links: { [`${at}/exe`]: systemFailure('ENOENT') } }).process({ pid: PID });
    expect(reading?.gaps).toEqual([]);
    expect(reading?.process).toMatchObject({
      kernelThread: true,
      state: 'idle',
      code: undefined,
      data: undefined,
      memory: undefined,
      files: undefined,
    });
    expect(reading?.process.threads).toMatchObject([{ registers: undefined, registersMissing: 'kernel' }]);
  });

  it('does not wait out the sample once it is called off', async () => {
    const abort = new AbortController();
    const waiting = open().process({ pid: PID }, { sampleMs: 3_600_000, signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toThrow('abort');
    await expect(open().process({ pid: PID }, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });

  it('finds the children by their parent on a kernel that does not list them', async () => {
    const task = '/proc/1/task/1';
    const host = open({ files: { [`${task}/stat`]: stat().replace(`${PID} (server) S 1`, '1 (init) S 0') } });
    expect((await host.process({ pid: 1 }))?.process.children?.map(({ pid }) => pid)).toEqual([PID]);
  });
});
