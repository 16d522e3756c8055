import { PortholeError } from '../../errors.ts';
import type { LinuxSource, OwnersWay } from './linux-source.ts';
import { decode } from './proc-pid-codec.ts';

const CAP_SYS_ADMIN = 21n;
const CAP_PERFMON = 38n;
const CAP_BPF = 39n;
/** bpf_copy_from_user_task, the newest thing that the iterators use. */
const BPF_KERNEL: readonly [number, number] = [5, 18];
/** TCP_BOUND_INACTIVE: sock_diag tells of TCP sockets that are bound and do nothing yet. */
const BOUND_KERNEL: readonly [number, number] = [6, 8];
/**
 * Loading the BPF programs costs about as much as walking the descriptors of this many processes; below it the walk
 * is the faster way to the same answer.
 */
const FEW_PROCESSES = 200;

/** Which way of finding holders one host takes; what it rests on is read once. */
export class OwnersPolicy {
  readonly forced: OwnersWay | undefined;
  readonly #source: LinuxSource;
  #bpfAllowed: boolean | undefined;
  #asked = false;

  constructor(source: LinuxSource, forced: OwnersWay | undefined) {
    this.#source = source;
    this.forced = forced;
  }

  /**
   * The ways that may be tried, the best first.
   * @throws PortholeError where a way is forced that cannot be had.
   */
  ways(): readonly OwnersWay[] {
    if (this.forced !== undefined) return [this.#need(this.forced)];
    if (!this.#source.native) return ['fs'];
    // Who asks twice will ask more often: loading the programs pays from the second time on.
    const pays = this.#asked || countProcesses(this.#source) > FEW_PROCESSES;
    this.#asked = true;
    return pays && this.mayUseBpf() ? ['bpf', 'ffi', 'fs'] : ['ffi', 'fs'];
  }

  /** The ways to look a second time, for what the first look left unexplained: walks, which tell who refused. */
  secondWays(): readonly OwnersWay[] {
    return this.#source.native && this.forced !== 'fs' ? ['ffi', 'fs'] : ['fs'];
  }

  /** May this process load iterators, and is the kernel new enough? Reading it costs less than trying. */
  mayUseBpf(): boolean {
    this.#bpfAllowed ??= readBpfAllowed(this.#source);
    return this.#bpfAllowed;
  }

  #need(way: OwnersWay): OwnersWay {
    if (way === 'fs' || this.#source.native) return way;
    throw new PortholeError('unavailable', `owners by \`${way}\` need koffi, which is not installed or does not run`, {
      hint: 'npm install koffi, or owners by `fs`',
    });
  }
}

function readBpfAllowed(source: LinuxSource): boolean {
  if (!source.native || !isBpfKernel(source)) return false;
  const mask = /^CapEff:\s*([\da-f]+)$/m.exec(textOf(source, '/proc/self/status'))?.[1];
  const capabilities = BigInt(`0x${mask ?? '0'}`);
  const has = (bit: bigint): boolean => ((capabilities >> bit) & 1n) === 1n;
  return has(CAP_SYS_ADMIN) || (has(CAP_BPF) && has(CAP_PERFMON));
}

/** Has the kernel all that the iterators use? */
export function isBpfKernel(source: LinuxSource): boolean {
  return isKernelAtLeast(source, BPF_KERNEL);
}

export function givesBoundSockets(source: LinuxSource): boolean {
  return isKernelAtLeast(source, BOUND_KERNEL);
}

function isKernelAtLeast(source: LinuxSource, [major, minor]: readonly [number, number]): boolean {
  const match = /^(\d+)\.(\d+)/.exec(textOf(source, '/proc/sys/kernel/osrelease'));
  if (match === null) return false;
  const [ownMajor, ownMinor] = [Number(match[1]), Number(match[2])];
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function countProcesses(source: LinuxSource): number {
  return source.folder('/proc').filter((name) => name >= '0' && name < ':').length;
}

function textOf(source: LinuxSource, path: string): string {
  try {
    return decode(source.file(path));
  } catch {
    return ''; // not there: the feature counts as not there
  }
}
