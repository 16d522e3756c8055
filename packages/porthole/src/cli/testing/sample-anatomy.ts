import type { Gap, OpenFile, OpenFiles, ProcessAnatomy, ThreadAnatomy } from '@porthole/core';
import { sampleDetail } from './sample-host.ts';

/** A thread that sleeps in epoll_wait(2), but for the parts given. */
export function sampleThread(id: number, parts: Partial<ThreadAnatomy> = {}): ThreadAnatomy {
  return {
    id,
    name: 'node',
    state: 'sleeping',
    cpu: { usedMs: 1234.5, share: 0.012, processor: 1 },
    registers: {
      instructionPointer: '0x7fb6124412ad',
      stackPointer: '0x7ffcf6ef7118',
      codeFile: '/usr/lib/x86_64-linux-gnu/libc.so.6',
      systemCall: { number: 232, name: 'epoll_wait' },
    },
    registersMissing: undefined,
    stack: { start: '0x7ffcf6ed8000', end: '0x7ffcf6ef9000', sizeBytes: 135_168, usedBytes: 7912, kind: 'main' },
    ...parts,
  };
}

const OPEN: readonly OpenFile[] = [
  { fd: 0, kind: 'terminal', target: '/dev/pts/3', deleted: false, access: undefined, position: undefined },
  { fd: 1, kind: 'pipe', target: 'pipe:[812]', deleted: false, access: undefined, position: undefined },
  { fd: 3, kind: 'event', target: 'eventpoll', deleted: false, access: undefined, position: undefined },
  { fd: 7, kind: 'file', target: '/home/ana/code/shop/dev.log', deleted: false, access: 'write', position: 12_400 },
  { fd: 9, kind: 'file', target: '/tmp/upload.bin', deleted: true, access: 'read-write', position: 4_000_000_000 },
  { fd: 18, kind: 'socket', target: 'socket:[91234]', deleted: false, access: undefined, position: undefined },
  { fd: 20, kind: 'socket', target: 'socket:[91300]', deleted: false, access: undefined, position: undefined },
];

export const NO_FILES: OpenFiles = {
  count: 0,
  kinds: { file: 0, terminal: 0, device: 0, pipe: 0, socket: 0, memory: 0, event: 0, other: 0 },
  open: [],
};

/** A Node.js server of ana's in full, but for the parts given. */
export function sampleAnatomy(parts: Partial<ProcessAnatomy> = {}): ProcessAnatomy {
  const pid = parts.pid ?? 48213;
  return {
    ...sampleDetail({
      pid,
      parentPid: 48190,
      executable: '/usr/bin/node',
      folder: '/home/ana/code/shop',
      sessionPid: 2304,
    }),
    command: ['node', 'server.js', '--port', '3000'],
    terminal: 'pts/3',
    state: 'sleeping',
    kernelThread: false,
    groupPid: 48190,
    namespacePids: [pid],
    users: { real: 1000, effective: 1000, saved: 1000, fileSystem: 1000 },
    code: {
      programBytes: 32_800_000,
      libraryBytes: 3_200_000,
      generatedBytes: 737_000,
      libraries: ['/usr/lib/x86_64-linux-gnu/libstdc++.so.6', '/usr/lib/x86_64-linux-gnu/libc.so.6'],
    },
    data: { totalBytes: 109_000_000, heapBytes: 2_900_000 },
    files: {
      count: OPEN.length,
      kinds: { file: 2, terminal: 1, device: 0, pipe: 1, socket: 2, memory: 0, event: 1, other: 0 },
      open: OPEN,
    },
    cpu: {
      ...{ usedMs: 96_480, userMs: 90_000, systemMs: 6480, share: 0.012, sampleMs: 1001 },
      ...{ allowed: '0-3,8', allowedCount: 5, nice: 0 },
    },
    threads: [sampleThread(pid)],
    memory: {
      ...{ residentBytes: 182_000_000, privateBytes: 120_000_000, sharedBytes: 62_000_000 },
      ...{
        proportionalBytes: 140_000_000,
        swappedBytes: 0,
        peakResidentBytes: 201_000_000,
        virtualBytes: 2_300_000_000,
      },
    },
    limits: {
      openFiles: { soft: 1024, hard: 524_288 },
      stackBytes: { soft: 8_388_608, hard: 'unlimited' },
      cpuSeconds: { soft: 'unlimited', hard: 'unlimited' },
    },
    children: [],
    ...parts,
  };
}

/** The same as a user sees it who may not look into it. */
export function hiddenAnatomy(pid: number): { process: ProcessAnatomy; gaps: readonly Gap[] } {
  const thread = sampleThread(pid, { registers: undefined, registersMissing: 'permission', stack: undefined });
  return {
    process: sampleAnatomy({
      ...{ pid, uid: 0, user: 'root', executable: undefined, executableDeleted: undefined, folder: undefined },
      ...{ namespaces: undefined, files: undefined, threads: [thread, { ...thread, id: pid + 1 }] },
      code: { programBytes: 32_800_000, libraryBytes: 3_937_000, generatedBytes: undefined, libraries: undefined },
      data: { totalBytes: 109_000_000, heapBytes: undefined },
      memory: {
        ...{
          residentBytes: 182_000_000,
          privateBytes: undefined,
          sharedBytes: undefined,
          proportionalBytes: undefined,
        },
        ...{ swappedBytes: 0, peakResidentBytes: 201_000_000, virtualBytes: 2_300_000_000 },
      },
    }),
    gaps: [
      {
        ...{ what: 'process', reason: 'permission', count: 1, remedy: 'root' },
        detail: `process ${pid}: memory map, open files, the registers of 2 threads could not be read`,
      },
    ],
  };
}

/** A thread of the kernel. */
export function kernelAnatomy(pid: number): ProcessAnatomy {
  return sampleAnatomy({
    ...{
      pid,
      parentPid: 2,
      name: 'kworker/0:1',
      command: [],
      uid: 0,
      user: 'root',
      executable: undefined,
      folder: '/',
    },
    ...{ kernelThread: true, state: 'idle', code: undefined, data: undefined, files: undefined, memory: undefined },
    ...{ terminal: undefined, sessionPid: 0, groupPid: undefined, cgroup: '/', limits: {} },
    threads: [
      sampleThread(pid, {
        name: 'kworker/0:1',
        state: 'idle',
        registers: undefined,
        registersMissing: 'kernel',
        stack: undefined,
      }),
    ],
  });
}
