/** What a thread does, in the words of proc_pid_stat(5). `disk-sleep` waits for a device and cannot be interrupted. */
export const THREAD_STATES = [
  'running',
  'sleeping',
  'disk-sleep',
  'idle',
  'stopped',
  'traced',
  'parked',
  'zombie',
  'dead',
] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** One thread, with the registers and the stack that it has for itself. */
export interface ThreadAnatomy {
  /** Number of the thread; the main thread has that of the process. */
  readonly id: number;
  /** At most 15 bytes, chosen by the program, so hostile. */
  readonly name: string;
  readonly state: ThreadState | undefined;
  readonly cpu: ThreadCpu;
  readonly registers: Registers | undefined;
  /** Why there are no registers. */
  readonly registersMissing: RegistersMissing | undefined;
  readonly stack: Stack | undefined;
}

/**
 * `running`: it was on a processor at each try, and only a thread that rests has registers to be read. `permission`: the
 * system refuses them. `kernel`: a kernel thread has none of its own. `ended`: it has ended. `unsupported`: this kernel
 * does not tell them.
 */
export type RegistersMissing = 'running' | 'permission' | 'kernel' | 'ended' | 'unsupported';

export interface ThreadCpu {
  readonly usedMs: number;
  /** Of one processor, over the sample. Not there where none was taken, or the thread is younger. */
  readonly share: number | undefined;
  /** The processor that it ran on last. */
  readonly processor: number | undefined;
}

/** Addresses are of 64 bits, so they are text: `0x7fb6124412ad`. */
export interface Registers {
  /** Address of the instruction that it goes on with. */
  readonly instructionPointer: string;
  readonly stackPointer: string;
  /** The file that the instruction is in (`[vdso]` is code that the kernel lends); `undefined` for generated code. */
  readonly codeFile: string | undefined;
  /** The call into the kernel that it waits in; none for a thread that was interrupted in its own code. */
  readonly systemCall: SystemCall | undefined;
}

export interface SystemCall {
  readonly number: number;
  /** Not known for processors whose table is not at hand. */
  readonly name: string | undefined;
}

/** The memory that the stack pointer points into. */
export interface Stack {
  /** First and last address, the last one excluded. */
  readonly start: string;
  readonly end: string;
  readonly sizeBytes: number;
  /** From the stack pointer to the top, where the thread keeps what is its own (thread-local storage) too. */
  readonly usedBytes: number;
  /** `main` grows by itself up to the limit `stackBytes`. */
  readonly kind: 'main' | 'thread';
}
