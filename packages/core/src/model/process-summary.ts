import type { Process } from './process.ts';
import type { ProcessState } from './process-state.ts';

/**
 * What a listing of all processes tells of each. `undefined` means "could not be read", unless a field says otherwise.
 * Where everything but the pid is, the system shows that there is a process and nothing of it (proc(5) `hidepid=1`).
 */
export interface ProcessSummary extends Process {
  /** `undefined` for those without: the first process of a pid namespace, and what was entered from outside of it. */
  readonly parentPid: number | undefined;
  /** Of its main thread; of a thread that lives on where the main one has ended before the others. */
  readonly state: ProcessState | undefined;
  /** The kernel's own: it has no program, no memory and no descriptors. */
  readonly isKernelThread: boolean;
  readonly threads: number | undefined;
  /** User and system time of all its threads since the start, ended ones included, in milliseconds. */
  readonly cpuMs: number | undefined;
  /** Milliseconds since the start at the moment of reading, by the clock that never jumps. */
  readonly ageMs: number | undefined;
  /** Memory in RAM, in bytes. What several processes share counts for each of them. */
  readonly residentBytes: number | undefined;
  /**
   * Does it live in the network namespace whose sockets a snapshot gives? `undefined`: this user may not look into it,
   * or it has no namespace (zombies and kernel threads, which have no sockets either).
   */
  readonly sharesNetwork: boolean | undefined;
}
