import type { BindRequest, BindTrial } from '../model/bind-trial.ts';
import type { Examination } from '../model/check.ts';
import type { Conditions } from '../model/conditions.ts';
import type { Gap } from '../model/gap.ts';
import type { Process, ProcessDetail, ProcessRef } from '../model/process.ts';
import type { Project } from '../model/project.ts';
import type { RawSnapshot } from '../model/raw-socket.ts';
import type { LocalService, PortRanges } from '../model/service.ts';
import type { PortRange, Snapshot } from '../model/snapshot.ts';
import type { Protocol, SocketState } from '../model/socket.ts';
import type { UnixSnapshot } from '../model/unix-socket.ts';

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

/** One machine whose sockets and processes can be read. */
export interface Host {
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
  /** What can be seen with the present rights, by which way, and what would show more. */
  examine(): Promise<Examination>;
  /**
   * What `who` tells of one process; `undefined` if there is none (any more). With a `startId` only that one counts, and
   * what is known of it already is not read again.
   */
  detail(ref: Pick<ProcessRef, 'pid'> & Partial<Process>): Promise<ProcessReading | undefined>;
  /** Every process there is to be seen, as a listing tells it. */
  processes(): Promise<readonly Process[]>;
  /** The process itself and then its parents, nearest first, as far as they can be seen. */
  ancestry(of: number | ProcessDetail): Promise<readonly ProcessDetail[]>;
  /** May this user see which descriptors the process has? Without that, "it has no socket" cannot be said of it. */
  mayLookInto(pid: number): Promise<boolean>;
  /** The project that a folder belongs to, by the marker files in it and above it. */
  project(folder: string): Promise<Project | undefined>;
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
