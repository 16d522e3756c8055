import { PortholeError } from '../../errors.ts';
import type { Gap } from '../../model/gap.ts';
import { HolderTable } from '../holder-table.ts';
import { errnoCode } from '../source.ts';
import type { BpfOptions, LinuxSource, OwnersWay } from './linux-source.ts';
import type { OwnNamespaces } from './namespaces.ts';

export interface FoundHolders {
  readonly way: OwnersWay;
  readonly table: HolderTable;
  /** Effective users of processes, where the way came across them. */
  readonly uids?: ReadonlyMap<number, number> | undefined;
  /** No process of this pid namespace was kept from view. */
  readonly sawAll: boolean;
  /** What of holders may be missing nevertheless. */
  readonly gaps: readonly Gap[];
}

/**
 * Who holds what, by the first of `ways` that works.
 * @throws PortholeError `unavailable` where none does.
 */
export function findHolders(
  source: LinuxSource,
  ways: readonly OwnersWay[],
  own: OwnNamespaces,
  pass: 'holders' | 'all-holders' = 'holders',
): FoundHolders {
  let failure: unknown;
  for (const way of ways) {
    try {
      return way === 'bpf' ? byBpf(source, own, pass) : byWalk(source, way);
    } catch (error) {
      failure = error; // refused or not there: the next way gives the same answer, slower
    }
  }
  throw new PortholeError(
    'unavailable',
    `holders cannot be found by ${ways.join(' or ')} (${errnoCode(failure) ?? String(failure)})`,
    { hint: 'let porthole choose the way: leave out PORTHOLE_LINUX_OWNERS and `linux.owners`', cause: failure },
  );
}

export function bpfOptions(own: OwnNamespaces): BpfOptions {
  return { networkNamespace: Number(own.network ?? 0), translatePids: !own.initialPid };
}

function byBpf(source: LinuxSource, own: OwnNamespaces, pass: 'holders' | 'all-holders'): FoundHolders {
  const bytes = source.bpfPass(pass, bpfOptions(own));
  const records = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  return { way: 'bpf', table: new HolderTable(records), sawAll: true, gaps: [] };
}

function byWalk(source: LinuxSource, way: 'ffi' | 'fs'): FoundHolders {
  const walk = source.walkDescriptors(way);
  const gaps: Gap[] = [];
  if (walk.unsureThreads > 0) {
    gaps.push({
      what: 'holder',
      reason: 'unsupported',
      count: walk.unsureThreads,
      detail: 'processes with threads whose descriptors may differ from the process\u2019s own',
      remedy: source.native ? 'root' : 'install-koffi',
    });
  }
  const sawAll = walk.denied === 0 && !isProcHidden(source);
  return { way, table: new HolderTable(walk.records), uids: walk.uids, sawAll, gaps };
}

/** With `hidepid` (proc(5)) other users' processes are not even named; pid 1 is always somebody's. */
function isProcHidden(source: LinuxSource): boolean {
  try {
    source.file('/proc/1/stat');
    return false;
  } catch {
    return true;
  }
}
