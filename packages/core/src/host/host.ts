import type { BindRequest, BindTrial } from '../model/bind-trial.ts';
import type { Examination } from '../model/check.ts';
import type { Conditions } from '../model/conditions.ts';
import type { ContainerListing } from '../model/container.ts';
import type { Gap } from '../model/gap.ts';
import type { MachineBounds } from '../model/machine-bounds.ts';
import type { Process, ProcessDetail, ProcessRef } from '../model/process.ts';
import type { ProcessAnatomy } from '../model/process-anatomy.ts';
import type { ProcessSummary } from '../model/process-summary.ts';
import type { Project } from '../model/project.ts';
import type { RawSnapshot } from '../model/raw-socket.ts';
import type { RecordingFacts } from '../model/recording.ts';
import type { LocalService, PortRanges } from '../model/service.ts';
import type { PortRange, Snapshot } from '../model/snapshot.ts';
import type { Protocol, SocketState } from '../model/socket.ts';
import type { SocketUnit } from '../model/socket-unit.ts';
import type { UnixSnapshot } from '../model/unix-socket.ts';
import type { Watch, WatchOptions } from '../watch/watch.ts';
import type { HostActions } from './host-actions.ts';

/** Which sockets to read. Everything given narrows what the kernel is asked for; nothing given means all. */
export interface SnapshotOptions {
  readonly protocols?: readonly Protocol[] | undefined;
  readonly states?: readonly SocketState[] | undefined;
  /** Only listeners: TCP sockets that listen and bound UDP sockets (not the bound TCP sockets that do nothing yet). */
  readonly listening?: boolean | undefined;
  /** Only sockets with one of their two ports in here. */
  readonly ports?: PortRange | undefined;
  /** Read tcp_info too (`Socket.traffic`). */
  readonly info?: boolean | undefined;
  /** `all`: of every network namespace that can be entered, too; the snapshot tells which there are. Default: the own one. */
  readonly namespaces?: 'own' | 'all' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One process, and what of it could not be read. */
export interface ProcessReading {
  readonly process: ProcessDetail;
  readonly gaps: readonly Gap[];
}

/** How a process is looked at. */
export interface ProcessOptions {
  /** Measure its use of the processors over so many milliseconds; 0 or nothing: do not. */
  readonly sampleMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What one process is made of, and what of it could not be read. */
export interface AnatomyReading {
  readonly process: ProcessAnatomy;
  readonly gaps: readonly Gap[];
}

/** One machine whose sockets and processes can be read. */
export interface Host {
  /** The recording that is read instead of a running machine; not there or `undefined` for a running one. */
  readonly recording?: RecordingFacts | undefined;
  /**
   * The sockets of this network namespace, each with its owner.
   * @throws PortholeError `unavailable` only where nothing at all can be told.
   */
  snapshot(options?: SnapshotOptions): Promise<Snapshot>;
  /**
   * The UNIX sockets of this network namespace, each with its owner and that of its other end.
   * @throws PortholeError `unavailable` only where nothing at all can be told.
   */
  unixSockets(): Promise<UnixSnapshot>;
  /**
   * The raw IP sockets of this network namespace, each with its owner.
   * @throws PortholeError `unavailable` only where nothing at all can be told.
   */
  rawSockets(): Promise<RawSnapshot>;
  /**
   * What a process is made of: all of `detail`, and its code, data, files, threads, memory, limits and children.
   * `undefined` if there is none, or it ended while it was read.
   */
  process(
    ref: Pick<ProcessRef, 'pid'> & Partial<ProcessRef>,
    options?: ProcessOptions,
  ): Promise<AnatomyReading | undefined>;
  /**
   * What `who` tells of one process; `undefined` if there is none (any more). With a `startId` only that one counts, and
   * what is known of it already is not read again.
   */
  detail(ref: Pick<ProcessRef, 'pid'> & Partial<Process>): Promise<ProcessReading | undefined>;
  /** What can be seen with the present rights, by which way, and what would show more. */
  examine(): Promise<Examination>;
  /** Every process there is to be seen, as a listing tells it. */
  processes(): Promise<readonly ProcessSummary[]>;
  /** What the machine has for processes, and what bounds their number. `processes` is what `processes()` gave. */
  bounds(processes: readonly ProcessSummary[]): Promise<MachineBounds>;
  /** The process itself and then its parents, nearest first, as far as they can be seen. */
  ancestry(of: number | ProcessDetail): Promise<readonly ProcessDetail[]>;
  /** May this user see which descriptors the process has? Without that, "it has no socket" cannot be said of it. */
  mayLookInto(pid: number): Promise<boolean>;
  /** The project that a folder belongs to, by the marker files in it and above it. */
  project(folder: string): Promise<Project | undefined>;
  /** The units by which a service manager opens ports for services; not there on a host that knows of no such thing. */
  socketUnits?(): Promise<readonly SocketUnit[]>;
  /** What happens to its sockets from now on; not there on a host that does not change. Reading begins with the iteration. */
  watch?(options?: WatchOptions): Watch;
  /** What can be done to this machine; not there on a host that can only be read. */
  act?(): Promise<HostActions>;
  /**
   * The containers that the engines behind these UNIX sockets tell of (paths; those that are not there are passed over).
   * Not there on a host that has no such engines.
   */
  containers?(engineSockets: readonly string[]): Promise<ContainerListing>;
  /** What this machine does with ranges of ports: lends them, keeps them back, keeps them for who has the right. */
  portRanges(): Promise<PortRanges>;
  /** The names that this machine has for ports in its own table; `undefined` where there is none that can be read. */
  services(): Promise<readonly LocalService[] | undefined>;
  /**
   * What decides, beside sockets, whether the caller can bind a port or reach it, with what these processes do just now.
   * It runs the tools that list the firewall.
   */
  conditions(pids: readonly number[]): Promise<Conditions>;
  /**
   * Tries whether a port can be bound, with a socket that is closed again at once and never listens. Not there on a host
   * that can only be read; `undefined` where system calls cannot be made.
   */
  tryBind?(requests: readonly BindRequest[]): Promise<readonly BindTrial[] | undefined>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
