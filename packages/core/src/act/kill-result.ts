import type { Restarter } from '../explain/restarter.ts';
import type { EndSignal, SignalOutcome } from '../host/host-actions.ts';
import type { Gap } from '../model/gap.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';

/** How it ended. */
export type KillOutcome =
  /** Nothing holds the ports any more, and nothing took them while they were watched. */
  | 'freed'
  /** The process that was named has ended; others still hold what it held, or it held nothing. */
  | 'ended'
  /** There was nothing to be freed. */
  | 'nothing'
  /** Whoever holds the ports is left alone: nothing was done. */
  | 'refused'
  /** Some were ended, and others, who were left alone, hold on. */
  | 'partly'
  /** The system did not let it be done. */
  | 'denied'
  /** They still hold the ports. */
  | 'still-held'
  /** The ports were free, or changed hands, and somebody has them again. */
  | 'taken-again';

/** A signal that was sent, or was not because what it was for had changed. */
export interface SentSignal {
  readonly process: ProcessDetail;
  readonly signal: EndSignal;
  readonly outcome: SignalOutcome;
}

/** Who has the ports after the kill. */
export interface TakenAgain {
  /** Since the ports were free; since the first signal where they were never seen to be. */
  readonly afterMs: number;
  readonly sockets: readonly Socket[];
  /** `undefined`: it may not be seen. */
  readonly process: ProcessDetail | undefined;
  readonly restartedBy: Restarter | undefined;
}

/** What was done, and what came of it. */
export interface KillResult {
  readonly outcome: KillOutcome;
  readonly signals: readonly SentSignal[];
  /** From the first signal until nothing held the ports. */
  readonly freedAfterMs: number | undefined;
  /** Those that were signalled and still run: they gave back their ports and finish their work, or hold on. */
  readonly running: readonly ProcessDetail[];
  /** What of the target is still held. */
  readonly stillHeld: readonly Socket[];
  readonly takenAgain: TakenAgain | undefined;
  readonly gaps: readonly Gap[];
}
