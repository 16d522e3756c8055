import type { OpenFiles } from './open-files.ts';
import type { Process, ProcessDetail } from './process.ts';
import type { ThreadAnatomy, ThreadState } from './thread-anatomy.ts';

/**
 * What a process is made of: code, data, files, processor time, threads with their registers and stacks, memory, and
 * its place among the others. `undefined` is "could not be read", and a gap says why; or "there is none", where the
 * field says so. A kernel thread has neither code nor data nor memory of its own.
 */
export interface ProcessAnatomy extends ProcessDetail {
  /** Of its main thread: the others have states of their own. */
  readonly state: ThreadState | undefined;
  readonly kernelThread: boolean;
  /** Leader of its process group. */
  readonly groupPid: number | undefined;
  /** Its number in each pid namespace it is in, this one's first (pid_namespaces(7)). */
  readonly namespacePids: readonly number[] | undefined;
  /** User ids. `effective` is what counts when it opens something, `real` is who started it. */
  readonly users: UserIds | undefined;
  readonly code: CodePart | undefined;
  readonly data: DataPart | undefined;
  readonly files: OpenFiles | undefined;
  readonly cpu: CpuPart;
  /** The main thread first, then by id. Empty only where they could not be listed. */
  readonly threads: readonly ThreadAnatomy[];
  readonly memory: MemoryPart | undefined;
  readonly limits: ProcessLimits | undefined;
  readonly children: readonly Process[] | undefined;
}

export interface UserIds {
  readonly real: number;
  readonly effective: number;
  readonly saved: number;
  readonly fileSystem: number;
}

/** The instructions it runs, as they are mapped into its memory. Sizes in bytes. */
export interface CodePart {
  /** Of the program file. Where the map could not be read: of its first part with code, as the kernel counts it (`VmExe`). */
  readonly programBytes: number;
  /** Of all other files. Where the map could not be read: with `generatedBytes` in it. */
  readonly libraryBytes: number;
  /** Written by the process itself while it runs (a just-in-time compiler). */
  readonly generatedBytes: number | undefined;
  /** Paths of the other files with code in them, in the order of their addresses. */
  readonly libraries: readonly string[] | undefined;
}

/** What it works on. Sizes in bytes of address space, which need not be in memory. */
export interface DataPart {
  /** All that is private and writable, but for the main stack (`VmData`). */
  readonly totalBytes: number;
  /** The heap that brk(2) moves; an allocator takes more elsewhere. 0: it has none. */
  readonly heapBytes: number | undefined;
}

/** Sums over all threads, those that have ended too. */
export interface CpuPart {
  readonly usedMs: number | undefined;
  /** In its own code. */
  readonly userMs: number | undefined;
  /** In the kernel, for it. */
  readonly systemMs: number | undefined;
  /** Of one processor, over the sample: 1.8 is nearly two of them. Not there where none was taken. */
  readonly share: number | undefined;
  /** How long the sample really took. */
  readonly sampleMs: number | undefined;
  /** Processors it may run on, as `0-3,8`. */
  readonly allowed: string | undefined;
  readonly allowedCount: number | undefined;
  /** -20 is the most urgent, 19 the least (nice(2)). */
  readonly nice: number | undefined;
}

/** Bytes. `private` and `shared` make up `resident`. */
export interface MemoryPart {
  readonly residentBytes: number;
  /** Nobody else has these pages in its memory. */
  readonly privateBytes: number | undefined;
  readonly sharedBytes: number | undefined;
  /** Resident, each shared page divided by how many share it (PSS). */
  readonly proportionalBytes: number | undefined;
  readonly swappedBytes: number | undefined;
  /** The most that was ever resident. */
  readonly peakResidentBytes: number | undefined;
  /** Addresses it has taken, used or not. */
  readonly virtualBytes: number | undefined;
}

/** Each limit that getrlimit(2) knows; the soft one counts, and may be raised up to the hard one. */
export const LIMIT_NAMES = [
  'cpuSeconds',
  'fileSizeBytes',
  'dataBytes',
  'stackBytes',
  'coreFileBytes',
  'residentBytes',
  'processes',
  'openFiles',
  'lockedMemoryBytes',
  'addressSpaceBytes',
  'fileLocks',
  'pendingSignals',
  'messageQueueBytes',
  'nicePriority',
  'realtimePriority',
  'realtimeMicroseconds',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export interface Limit {
  readonly soft: number | 'unlimited';
  readonly hard: number | 'unlimited';
}

export type ProcessLimits = Readonly<Partial<Record<LimitName, Limit>>>;
