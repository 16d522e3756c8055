import type { Gap } from '../../../model/gap.ts';
import type { Process } from '../../../model/process.ts';
import type { ProcessAnatomy } from '../../../model/process-anatomy.ts';
import type { AnatomyReading } from '../../host.ts';
import type { Source } from '../../source.ts';
import { livingThread } from '../living-thread.ts';
import { parseStat } from '../proc-pid-codec.ts';
import { readProcessDetail } from '../process-detail.ts';
import type { ProcessTable } from '../process-table.ts';
import { buildCode, buildData, buildMemory } from './build-memory.ts';
import { buildThreads } from './build-threads.ts';
import { type CpuSample, type CpuShares, sharesBetween, takeCpuSample } from './cpu-sample.ts';
import { parseLimits } from './limits-codec.ts';
import { type Mapping, parseMaps } from './maps-codec.ts';
import { parseRollup, type Rollup } from './memory-codec.ts';
import { PartReader } from './part-reader.ts';
import { readChildren } from './read-children.ts';
import { readFiles } from './read-files.ts';
import { type RegistersReading, readRegisters, readThreads, type ThreadReading } from './read-threads.ts';
import { type LongStat, parseLongStat } from './stat-codec.ts';
import { countProcessors, type LongStatus, parseLongStatus } from './status-codec.ts';

/** A map has 65,530 lines at most (vm.max_map_count), unless somebody raised that. */
const LONGEST_MAP = 1 << 26;
/** A program that starts another one in its place, or changes its user, is mostly done with it at the second look. */
const TRIES = 3;

/**
 * Reads what a process is made of.
 *
 * @param table Asked for a new one at each try, since what it has read stays.
 * @param before What the process had used when the sample began.
 * @returns `undefined` if it ended meanwhile, or is not the process that was asked for.
 */
export function readAnatomy(
  source: Source,
  table: () => ProcessTable,
  ref: Pick<Process, 'pid' | 'startId'>,
  before: CpuSample | undefined,
): AnatomyReading | undefined {
  for (let attempt = 1; ; attempt++) {
    try {
      const found = readOnce(source, table(), ref, before);
      if (found === undefined) return undefined;
      const { process, gaps, steady } = found;
      if (steady) return { process, gaps };
      if (attempt === TRIES) return { process, gaps: [...gaps, unsteadyGap(process.pid)] };
    } catch {
      return undefined; // its very folder is gone
    }
  }
}

function unsteadyGap(pid: number): Gap {
  const detail = `process ${pid} changed its program or its user each time it was read, so not all of this is of one moment`;
  return { what: 'process', reason: 'inconsistent', count: 1, detail, remedy: 'again' };
}

function readOnce(
  source: Source,
  table: ProcessTable,
  { pid, startId }: Pick<Process, 'pid' | 'startId'>,
  before: CpuSample | undefined,
): (AnatomyReading & { readonly steady: boolean }) | undefined {
  const statBytes = source.smallFile(`/proc/${pid}/stat`);
  const stat = parseLongStat(statBytes);
  const listed = table.get(pid);
  const base = listed && readProcessDetail(source, listed);
  if (base === undefined || stat.startId !== startId || listed?.startId !== startId) return undefined;

  const reader = new PartReader(source, livingThread(source, pid, parseStat(statBytes).state));
  const status = reader.small('status', 'status', parseLongStatus);
  const own = readOwnParts(reader, stat, status);
  const threads = reader.read('threads', () => readThreads(source, pid)) ?? [];
  const registers = stat.kernelThread ? new Map<number, RegistersReading>() : readThreadRegisters(reader, pid, threads);
  const shares = before && sharesBetween(before, takeCpuSample(source, pid));
  const process: ProcessAnatomy = {
    ...base.process,
    ...describeProcess(stat, status),
    residentBytes: own.rollup?.resident ?? base.process.residentBytes,
    cpuMs: stat.userMs + stat.systemMs,
    ...buildParts(own, status, base.process.executable),
    files: stat.kernelThread ? undefined : readFiles(reader),
    cpu: describeCpu(stat, status, shares),
    threads: buildThreads({
      ...{ threads, registers, mappings: own.mappings, machine: own.machine },
      shareOf: (thread) => shares?.shareOf(thread),
    }),
    limits: reader.small('limits', 'limits', parseLimits),
    children: reader.read('children', () =>
      readChildren(
        source,
        table,
        pid,
        threads.map(({ id }) => id),
      ),
    ),
  };
  const after = parseLongStat(source.smallFile(`/proc/${pid}/stat`));
  if (after.startId !== startId) return undefined;
  // A main thread that has ended has no code either, whatever the others run.
  const loading = stat.loading && stat.state !== 'zombie' && status?.bytes.VmSize !== undefined;
  const steady = !loading && after.layout === stat.layout && source.fileOwner(`/proc/${pid}`) === listed.uid;
  return { process, gaps: [...base.gaps, ...reader.gaps(pid)], steady };
}

interface OwnParts {
  readonly rollup: Rollup | undefined;
  readonly mappings: readonly Mapping[] | undefined;
  readonly machine: number | undefined;
}

/** A kernel thread has no memory of its own, and neither has what has ended. */
function readOwnParts(reader: PartReader, { kernelThread }: LongStat, status: LongStatus | undefined): OwnParts {
  if (kernelThread || status?.bytes.VmSize === undefined) {
    return { rollup: undefined, mappings: undefined, machine: undefined };
  }
  const path = (name: string): string => `${reader.folder}/${name}`;
  return {
    rollup: reader.read('private and shared memory', () => parseRollup(reader.source.file(path('smaps_rollup')))),
    mappings: reader.read('memory map', () => parseMaps(reader.source.file(path('maps'), LONGEST_MAP))),
    machine: readMachine(reader),
  };
}

/** `e_machine` of the program file (elf(5)). */
function readMachine({ source, folder }: PartReader): number | undefined {
  try {
    const header = source.file(`${folder}/exe`, 20);
    const littleEndian = header[5] === 1;
    return new DataView(header.buffer, header.byteOffset, header.byteLength).getUint16(18, littleEndian);
  } catch {
    return undefined; // that it may not be read is said of the memory map already
  }
}

function readThreadRegisters(
  reader: PartReader,
  pid: number,
  threads: readonly ThreadReading[],
): ReadonlyMap<number, RegistersReading> {
  const alive = threads.filter(({ stat }) => stat.state !== 'zombie' && stat.state !== 'dead');
  const found = readRegisters(
    reader.source,
    pid,
    alive.map(({ id }) => id),
  );
  for (const reason of ['permission', 'unsupported'] as const) {
    const count = [...found.values()].filter((each) => each === reason).length;
    if (count > 0) reader.miss(count === 1 ? 'the registers of a thread' : `the registers of ${count} threads`, reason);
  }
  return found;
}

function buildParts(
  { mappings, rollup }: OwnParts,
  status: LongStatus | undefined,
  executable: string | undefined,
): Pick<ProcessAnatomy, 'code' | 'data' | 'memory'> {
  if (status?.bytes.VmSize === undefined) return { code: undefined, data: undefined, memory: undefined };
  return {
    code: buildCode(mappings, status.bytes, executable),
    data: buildData(mappings, status.bytes),
    memory: buildMemory(rollup, status.bytes),
  };
}

function describeProcess(stat: LongStat, status: LongStatus | undefined) {
  return {
    state: stat.state,
    kernelThread: stat.kernelThread,
    groupPid: stat.groupPid === 0 ? undefined : stat.groupPid,
    namespacePids: status?.namespacePids,
    users: status?.users,
  };
}

function describeCpu(
  stat: LongStat,
  status: LongStatus | undefined,
  shares: CpuShares | undefined,
): ProcessAnatomy['cpu'] {
  const allowed = status?.allowedProcessors;
  return {
    usedMs: stat.userMs + stat.systemMs,
    userMs: stat.userMs,
    systemMs: stat.systemMs,
    share: shares?.share,
    sampleMs: shares?.sampleMs,
    allowed,
    allowedCount: allowed === undefined ? undefined : countProcessors(allowed),
    nice: stat.nice,
  };
}
