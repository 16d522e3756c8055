import type { ContainerAdvice } from '../explain/container-advice.ts';
import type { Restarter } from '../explain/restarter.ts';
import type { StopAdvice } from '../explain/stop-advice.ts';
import type { Gap } from '../model/gap.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';
import type { KillTarget } from './kill-target.ts';

/** A process that is to end. */
export interface Victim {
  readonly process: ProcessDetail;
  /** What of the target it holds. */
  readonly holds: readonly Socket[];
  /** What else others come to it for: listeners that are not of the target. */
  readonly alsoServes: readonly Socket[];
  /** How many open connections it has on the ports of the target. */
  readonly clients: number;
  readonly restartedBy: Restarter | undefined;
}

/** Why a process is left alone. */
export type RefusalReason =
  /** It is porthole itself. */
  | 'own-process'
  /** It is process 1, which everything hangs on. */
  | 'first-process'
  /** Porthole was started by it, or by one that it started. */
  | 'own-ancestor'
  /** It leads the session that porthole runs in. */
  | 'session-leader'
  /** The kernel itself holds the port. */
  | 'kernel'
  /** It is a container, or keeps the port for one: that is stopped by its engine. */
  | 'container'
  | 'other-user'
  /** Its owner may not be seen. */
  | 'hidden'
  /** Another one that is left alone holds the same socket, so that its end would free nothing. */
  | 'kept-by-another'
  /** Only the processes of one user were wanted. */
  | 'not-mine'
  /** Only those that work in one folder were wanted. */
  | 'other-folder';

/** A process that holds what was asked for, and is left alone. */
export interface Refusal {
  /** `undefined`: none can be named. */
  readonly process: ProcessDetail | undefined;
  readonly reason: RefusalReason;
  readonly sockets: readonly Socket[];
  /** What frees the port instead, where that is known. */
  readonly instead: StopAdvice | undefined;
  readonly container: ContainerAdvice | undefined;
}

/** One thing after another that is done. */
export type Step =
  /** Ask to stop, those that started the others first; then wait. */
  | { readonly do: 'terminate'; readonly pids: readonly number[]; readonly waitMs: number }
  /** Only if some are still there: end them by SIGKILL, with consent. */
  | { readonly do: 'kill'; readonly pids: readonly number[]; readonly waitMs: number }
  /** See that the ports are free, and stay so for a while. */
  | { readonly do: 'prove'; readonly forMs: number };

/** What would be done, and why not more. Nothing is done yet. */
export interface KillPlan {
  readonly target: KillTarget;
  /** Everything that holds the ports of the target. */
  readonly sockets: readonly Socket[];
  /** Connections on these ports. Who has them is no target. */
  readonly connections: readonly Socket[];
  readonly victims: readonly Victim[];
  readonly refused: readonly Refusal[];
  readonly steps: readonly Step[];
  readonly gaps: readonly Gap[];
}
