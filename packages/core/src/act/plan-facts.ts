import type { Container } from '../model/container.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Socket } from '../model/socket.ts';
import type { SocketUnit } from '../model/socket-unit.ts';

/** A process that a plan has to decide about. */
export interface Candidate {
  readonly process: ProcessDetail;
  /** The process itself and those above it, nearest first. */
  readonly ancestry: readonly ProcessDetail[];
  /** What of the target it holds. */
  readonly sockets: readonly Socket[];
}

/** Everything that a plan is made from. */
export interface PlanFacts {
  /** All sockets of this network namespace. */
  readonly snapshot: Pick<Snapshot, 'sockets' | 'gaps'>;
  /** Those that hold the ports of the target. */
  readonly sockets: readonly Socket[];
  readonly candidates: readonly Candidate[];
  /** The process that asks, and those above it, nearest first. */
  readonly own: readonly ProcessDetail[];
  readonly containers: readonly Container[];
  readonly socketUnits: readonly SocketUnit[];
}
