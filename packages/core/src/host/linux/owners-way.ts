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

/**
 * The ways to find holders that may be tried, the best first.
 * @throws PortholeError where a way is forced that cannot be had.
 */
export function waysToTry(source: LinuxSource, forced: OwnersWay | undefined): readonly OwnersWay[] {
  if (forced === undefined) {
    if (!source.native) return ['fs'];
    return mayUseBpf(source) && countProcesses(source) > FEW_PROCESSES ? ['bpf', 'ffi', 'fs'] : ['ffi', 'fs'];
  }
  if (forced !== 'fs' && !source.native) {
    throw new PortholeError('unavailable', `owners by \`${forced}\` need koffi, which is not installed or does not run`, {
      hint: 'npm install koffi, or owners by `fs`',
    });
  }
  return [forced];
}

/** May this process load iterators, and is the kernel new enough? Reading it costs less than trying. */
export function mayUseBpf(source: LinuxSource): boolean {
  if (!source.native || !isKernelAtLeast(source, BPF_KERNEL)) return false;
  const mask = /^CapEff:\s*([\da-f]+)$/m.exec(textOf(source, '/proc/self/status'))?.[1];
  const capabilities = BigInt(`0x${mask ?? '0'}`);
  const has = (bit: bigint): boolean => ((capabilities >> bit) & 1n) === 1n;
  return has(CAP_SYS_ADMIN) || (has(CAP_BPF) && has(CAP_PERFMON));
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
