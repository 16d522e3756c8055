import type { KillAnswer } from '../../contract/index.ts';
import type { FactsByPid } from '../who/facts-by-pid.ts';
import type { KillTeller } from './kill-teller.ts';

/** What came of one target, for programs and for people. */
export interface Settled {
  readonly answer: KillAnswer;
  readonly facts: FactsByPid;
  lines(teller: KillTeller): readonly string[];
}
