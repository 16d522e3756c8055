import type { PeerOf, WhoAnswer } from '../../contract/index.ts';
import type { ExitStatus } from '../exit-codes.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import type { Teller } from './teller.ts';

/** The answer about one target, as it leaves the program for others. */
export interface Findings extends WhoAnswer {
  /** The other end of a connection, where it is on this machine. */
  readonly peerOf: PeerOf;
}

/** The same with what is told to people. */
export interface Told extends Findings {
  readonly status: ExitStatus;
  lines(teller: Teller): readonly string[];
  /** What one would type next. */
  next(teller: Teller): readonly LabelledRow[];
}

/** The answers about several targets as one. */
export function mergeTold(told: readonly Findings[]): Findings {
  return {
    target: told.map((each) => each.target).join(' '),
    answers: told.flatMap((each) => each.answers),
    processes: [...new Map(told.flatMap((each) => each.processes).map((each) => [each.process.pid, each])).values()],
    gaps: told.flatMap((each) => each.gaps),
    peerOf: (socket) => told.map((each) => each.peerOf(socket)).find((peer) => peer !== undefined),
  };
}
