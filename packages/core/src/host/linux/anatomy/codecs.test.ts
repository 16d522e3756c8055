import { describe, expect, it } from 'vitest';
import { LIMIT_NAMES } from '../../../model/process-anatomy.ts';
import { describeTarget, parseDescriptorInfo } from './descriptor-codec.ts';
import { parseLimits } from './limits-codec.ts';
import { parseRollup } from './memory-codec.ts';
import { parseRegisters } from './registers-codec.ts';
import { parseLongStat } from './stat-codec.ts';
import { countProcessors, parseLongStatus } from './status-codec.ts';

// What Linux 6.18 wrote of `cat`, of bash and of kthreadd; shortened where nothing is read.
const bytes = (text: string): Uint8Array => Buffer.from(text);

const STAT =
  '4017 (ba) sh)) S 4009 4017 4016 34819 4017 4194304 901 0 5 0 7 12 3 4 20 -5 3 0 1135927 5455872 1094 ' +
  '18446744073709551615 94213 95000 140735 0 0 0 65536 4 65538 1 0 0 17 1 0 0 0 0 0 96000 96100 97000 14100 14110 14110 14190 0\n';

describe('parseLongStat', () => {
  it('counts fields from the end of the name', () => {
    expect(parseLongStat(bytes(STAT))).toEqual({
      ...{ name: 'ba) sh)', state: 'sleeping', parentPid: 4009, groupPid: 4017, kernelThread: false },
      ...{
        userMs: 70,
        systemMs: 120,
        nice: -5,
        startId: 11_359_270,
        processor: 1,
        loading: false,
        layout: '94213 140735 14100',
      },
    });
  });

  it('knows a thread of the kernel', () => {
    const kthreadd =
      '2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 24 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 1 0 0 0 1 0\n';
    expect(parseLongStat(bytes(kthreadd))).toMatchObject({
      kernelThread: true,
      groupPid: 0,
      startId: 240,
      processor: 1,
    });
  });

  it('does not take a state that it does not know for another one', () => {
    expect(parseLongStat(bytes(STAT.replace(' S ', ' ? '))).state).toBeUndefined();
  });

  it.each(['', '12', '1 (x) S 1', 'x'.repeat(5000)])('refuses %j', (text) => {
    expect(() => parseLongStat(bytes(text))).toThrow('without a name or start time');
  });
});

describe('parseLongStatus', () => {
  it('has sizes, users, processors and numbers in other namespaces', () => {
    const status = parseLongStatus(
      bytes(
        'Name:\tcat\nTgid:\t12264\nUid:\t1000\t0\t0\t1000\nNSpid:\t12264\t7\nVmData:\t     360 kB\nVmRSS:\t    1764 kB\nCpus_allowed_list:\t0-1,4\n',
      ),
    );
    expect(status).toEqual({
      processId: 12264,
      namespacePids: [12264, 7],
      users: { real: 1000, effective: 0, saved: 0, fileSystem: 1000 },
      allowedProcessors: '0-1,4',
      bytes: { VmData: 368_640, VmRSS: 1_806_336 },
    });
  });

  it('leaves out what is not there', () => {
    expect(parseLongStatus(bytes('Name:\tx: y kB\n'))).toMatchObject({ processId: undefined, users: undefined });
    expect(parseLongStatus(bytes(''))).toMatchObject({ bytes: {}, allowedProcessors: undefined });
  });

  it.each([
    ['0', 1],
    ['0-3', 4],
    ['0-3,8,10-11', 7],
  ])('counts the processors in %s', (list, count) => expect(countProcessors(list)).toBe(count));
});

describe('parseRegisters', () => {
  it('reads a system call', () => {
    const text = '0 0x3 0x7fb6122c5000 0x20000 0x7fb612358b60 0xffffffff 0x0 0x7ffcf6ef7118 0x7fb6124412ad\n';
    expect(parseRegisters(bytes(text))).toEqual({
      stackPointer: 0x7ffcf6ef7118n,
      instructionPointer: 0x7fb6124412adn,
      systemCall: 0,
    });
  });

  it('reads a thread that was stopped in its own code', () => {
    expect(parseRegisters(bytes('-1 0x7ffcf6ef7118 0xfffffffffffffff0\n'))).toEqual({
      stackPointer: 0x7ffcf6ef7118n,
      instructionPointer: 0xfffffffffffffff0n,
      systemCall: undefined,
    });
  });

  it('knows those that have none', () => {
    expect(parseRegisters(bytes('running\n'))).toBe('running');
    expect(parseRegisters(bytes('0 0x0 0x0 0x0 0x0 0x0 0x0 0x0 0x0\n'))).toBe('ended');
    expect(parseRegisters(bytes('-1 0x0 0x0\n'))).toBe('ended');
    for (const text of ['', '0', '0 0x1', 'walking', '0 0xg 0x1']) expect(parseRegisters(bytes(text))).toBeUndefined();
  });
});

describe('parseRollup', () => {
  it('sums up clean and dirty pages', () => {
    const text =
      '555a-7ffc ---p 00000000 00:00 0    [rollup]\nRss:     1748 kB\nPss:      248 kB\nPss_Dirty:   108 kB\nShared_Clean:  1500 kB\n' +
      'Shared_Dirty:   100 kB\nPrivate_Clean:   40 kB\nPrivate_Dirty:  108 kB\nSwap:    8 kB\nSwapPss:  4 kB\n';
    const kB = 1024;
    expect(parseRollup(bytes(text))).toEqual({
      ...{ resident: 1748 * kB, proportional: 248 * kB, private: 148 * kB, shared: 1600 * kB, swapped: 8 * kB },
    });
  });

  it('is nothing where there is nothing', () => expect(parseRollup(bytes(''))).toBeUndefined());
});

describe('parseLimits', () => {
  it('has every limit that this kernel lists', () => {
    const lines = [
      'Limit                     Soft Limit           Hard Limit           Units     ',
      'Max cpu time              unlimited            unlimited            seconds   ',
      'Max stack size            8388608              unlimited            bytes     ',
      'Max open files            1024                 20000                files     ',
      'Max nice priority         0                    0                    ',
      'Max something new         1                    2                    things    ',
    ];
    expect(parseLimits(bytes(lines.join('\n')))).toEqual({
      cpuSeconds: { soft: 'unlimited', hard: 'unlimited' },
      stackBytes: { soft: 8_388_608, hard: 'unlimited' },
      openFiles: { soft: 1024, hard: 20_000 },
      nicePriority: { soft: 0, hard: 0 },
    });
    expect(new Set(LIMIT_NAMES).size).toBe(16);
  });
});

describe('describeTarget', () => {
  it.each([
    ['/var/log/a.log', 'file', '/var/log/a.log', false],
    ['/var/log/a.log (deleted)', 'file', '/var/log/a.log', true],
    ['/dev/shm/x', 'file', '/dev/shm/x', false],
    ['/dev/null', 'device', '/dev/null', false],
    ['/dev/pts/3', 'terminal', '/dev/pts/3', false],
    ['/dev/tty1', 'terminal', '/dev/tty1', false],
    ['pipe:[12]', 'pipe', 'pipe:[12]', false],
    ['socket:[12]', 'socket', 'socket:[12]', false],
    ['anon_inode:[eventpoll]', 'event', 'eventpoll', false],
    ['anon_inode:[io_uring]', 'event', 'io_uring', false],
    ['anon_inode:inotify', 'event', 'inotify', false],
    ['anon_inode:bpf-prog', 'other', 'bpf-prog', false],
    ['/memfd:a name (deleted)', 'memory', 'a name', false],
    ['net:[4026531840]', 'other', 'net:[4026531840]', false],
    ['', 'other', '', false],
  ])('%s', (target, kind, name, deleted) => {
    expect(describeTarget(target)).toEqual({ kind, target: name, deleted });
  });

  it('reads how a file was opened, and where it stands', () => {
    expect(parseDescriptorInfo(bytes('pos:\t1024\nflags:\t0100002\nmnt_id:\t29\nino:\t3\n'))).toEqual({
      access: 'read-write',
      position: 1024,
    });
    expect(parseDescriptorInfo(bytes('pos:\t0\nflags:\t02000001\n'))).toEqual({ access: 'write', position: 0 });
    expect(parseDescriptorInfo(bytes('flags:\t0100000\n'))).toEqual({ access: 'read', position: undefined });
    expect(parseDescriptorInfo(bytes(''))).toEqual({ access: undefined, position: undefined });
  });
});
