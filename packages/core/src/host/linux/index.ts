/** The Linux backend: sockets by sock_diag, holders by BPF, FFI or `fs`, processes by `/proc`. */

import { readMachineBounds } from '../../facts/machine-bounds.ts';
import { readPortRanges } from '../../facts/port-ranges.ts';
import { readProject } from '../../facts/read-project.ts';
import { readServices } from '../../facts/read-services.ts';
import { readSocketUnits } from '../../facts/read-socket-units.ts';
import type { BindRequest, BindTrial } from '../../model/bind-trial.ts';
import type { Examination } from '../../model/check.ts';
import type { Conditions } from '../../model/conditions.ts';
import type { ContainerListing } from '../../model/container.ts';
import type { MachineBounds } from '../../model/machine-bounds.ts';
import type { Process, ProcessDetail, ProcessRef } from '../../model/process.ts';
import type { ProcessSummary } from '../../model/process-summary.ts';
import type { Project } from '../../model/project.ts';
import type { RawSnapshot } from '../../model/raw-socket.ts';
import type { RecordingFacts } from '../../model/recording.ts';
import type { LocalService, PortRanges } from '../../model/service.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { SocketUnit } from '../../model/socket-unit.ts';
import type { UnixSnapshot } from '../../model/unix-socket.ts';
import type { Watch, WatchOptions } from '../../watch/watch.ts';
import type { AnatomyReading, Host, ProcessOptions, ProcessReading, SnapshotOptions } from '../host.ts';
import type { HostActions } from '../host-actions.ts';
import { errnoCode, NOT_RECORDED } from '../source.ts';
import type { JoinInputs } from './join.ts';
import type { LinuxSource, OwnersWay } from './linux-source.ts';
import { type OwnNamespaces, readOwnNamespaces } from './namespaces.ts';
import { OwnersPolicy } from './owners-way.ts';
import { readBoot, readProcessDetail } from './process-detail.ts';
import { readProcessList } from './process-list.ts';
import { ProcessTable } from './process-table.ts';
import { readSnapshot } from './read-snapshot.ts';
import { Users } from './users.ts';

export interface LinuxOptions {
  /** Forces one way of finding holders; left out, the best allowed one is taken. */
  readonly owners?: OwnersWay | undefined;
}

/** What only the running machine has, and no recording of one. */
export interface LiveParts {
  watch(inputs: JoinInputs, options: WatchOptions): Watch;
  act(): Promise<HostActions>;
  containers(engineSockets: readonly string[]): Promise<ContainerListing>;
  tryBind(requests: readonly BindRequest[]): Promise<readonly BindTrial[] | undefined>;
}

/** What a host has beside its source: what only the running machine can do, or what a recording says of itself. */
export interface HostParts {
  readonly live?: LiveParts | undefined;
  readonly recording?: RecordingFacts | undefined;
}

/** No chain of parents is longer. */
const MOST_GENERATIONS = 100;

export class LinuxHost implements Host {
  readonly act?: LiveParts['act'];
  readonly containers?: LiveParts['containers'];
  readonly watch?: NonNullable<Host['watch']>;
  readonly tryBind?: LiveParts['tryBind'];
  readonly recording: RecordingFacts | undefined;
  readonly #source: LinuxSource;
  readonly #release: () => void;
  readonly #policy: OwnersPolicy;
  readonly #users: Users;
  readonly #boot: ReturnType<typeof readBoot>;
  readonly #own: OwnNamespaces;

  /** `release` gives back what the source holds on to. */
  constructor(source: LinuxSource, options: LinuxOptions, release: () => void, parts: HostParts = {}) {
    const { live, recording } = parts;
    if (live !== undefined) {
      this.act = live.act;
      this.containers = live.containers;
      this.watch = (options = {}) => live.watch(this.#inputs(), options);
      this.tryBind = live.tryBind;
    }
    this.#source = source;
    this.#release = release;
    this.recording = recording;
    this.#policy = new OwnersPolicy(source, options.owners);
    this.#users = new Users(source);
    this.#boot = readBoot(source);
    this.#own = readOwnNamespaces(source);
  }

  async snapshot(options: SnapshotOptions = {}): Promise<Snapshot> {
    options.signal?.throwIfAborted();
    if (options.namespaces === 'all') {
      const { readAllNamespaces } = await import('./read-all-namespaces.ts');
      return readAllNamespaces(this.#inputs(), options);
    }
    return readSnapshot(this.#inputs(), options);
  }

  async unixSockets(): Promise<UnixSnapshot> {
    const { readUnixSockets } = await import('./read-unix-sockets.ts');
    return readUnixSockets(this.#inputs());
  }

  async rawSockets(): Promise<RawSnapshot> {
    const { readRawSockets } = await import('./read-raw-sockets.ts');
    return readRawSockets(this.#inputs());
  }

  async examine(): Promise<Examination> {
    const { examine } = await import('./doctor/examine.ts');
    return examine(this.#inputs());
  }

  async detail(ref: Pick<ProcessRef, 'pid'> & Partial<Process>): Promise<ProcessReading | undefined> {
    const process = isDescribed(ref) ? ref : this.#table().get(ref.pid);
    if (process === undefined || (ref.startId !== undefined && ref.startId !== process.startId)) return undefined;
    return readProcessDetail(this.#source, process);
  }

  async process(
    ref: Pick<ProcessRef, 'pid'> & Partial<ProcessRef>,
    options: ProcessOptions = {},
  ): Promise<AnatomyReading | undefined> {
    const { lookAtProcess } = await import('./anatomy/look-at-process.ts');
    return lookAtProcess(this.#source, () => this.#table(), ref, options);
  }

  async processes(): Promise<readonly ProcessSummary[]> {
    const { network } = this.#own;
    return readProcessList({ source: this.#source, users: this.#users, bootMs: this.#boot.bootMs, network });
  }

  async bounds(processes: readonly ProcessSummary[]): Promise<MachineBounds> {
    return readMachineBounds(this.#source, processes);
  }

  async ancestry(of: number | ProcessDetail): Promise<readonly ProcessDetail[]> {
    const chain: ProcessDetail[] = typeof of === 'number' ? [] : [of];
    const table = this.#table();
    let next = typeof of === 'number' ? of : of.parentPid;
    while (next !== undefined && chain.length < MOST_GENERATIONS) {
      const process = table.get(next);
      const reading = process && readProcessDetail(this.#source, process);
      if (reading === undefined) break;
      chain.push(reading.process);
      next = reading.process.parentPid;
    }
    return chain;
  }

  async mayLookInto(pid: number): Promise<boolean> {
    const folder = `/proc/${pid}/fd`;
    try {
      const [first] = this.#source.folder(folder);
      // A process with more rights than this one shows how many descriptors it has, and not what they are.
      if (first !== undefined) this.#source.link(`${folder}/${first}`);
      return true;
    } catch (error) {
      const code = errnoCode(error);
      return code !== 'EACCES' && code !== 'EPERM' && code !== NOT_RECORDED;
    }
  }

  async project(folder: string): Promise<Project | undefined> {
    return readProject(this.#source, folder);
  }

  async socketUnits(): Promise<readonly SocketUnit[]> {
    return readSocketUnits(this.#source);
  }

  async portRanges(): Promise<PortRanges> {
    return readPortRanges(this.#source);
  }

  async services(): Promise<readonly LocalService[] | undefined> {
    return readServices(this.#source);
  }

  async conditions(pids: readonly number[]): Promise<Conditions> {
    const { readConditions } = await import('../../facts/read-conditions.ts');
    return readConditions(this.#source, pids);
  }

  async close(): Promise<void> {
    this.#release();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #inputs(): JoinInputs {
    return { source: this.#source, users: this.#users, own: this.#own, boot: this.#boot, policy: this.#policy };
  }

  #table(): ProcessTable {
    return new ProcessTable(this.#source, this.#users, this.#boot.bootMs);
  }
}

/** Was it read already, as the holder of a socket? A name that could not be read may be there to be read by now. */
function isDescribed(ref: Pick<ProcessRef, 'pid'> & Partial<Process>): ref is Process {
  return ref.startId !== undefined && ref.name !== undefined && ref.command !== undefined;
}
