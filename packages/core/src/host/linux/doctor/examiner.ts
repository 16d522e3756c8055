import type { Check } from '../../../model/check.ts';
import type { JoinInputs } from '../join.ts';

/** Finds out about one thing, by trying it where that is the only way to know. Never throws. */
export type Examiner = (inputs: JoinInputs) => Check;
