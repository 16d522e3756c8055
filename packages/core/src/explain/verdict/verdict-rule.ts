import type { Verdict } from './verdict.ts';
import type { VerdictFacts } from './verdict-facts.ts';

/** What a rule concludes; what was tried and could not be read is added to its evidence afterwards. */
export type Conclusion = Omit<Verdict, 'evidence' | 'wayOut' | 'processes'> &
  Partial<Pick<Verdict, 'evidence' | 'wayOut' | 'processes'>>;

/** One verdict, where the facts prove it. */
export type VerdictRule = (facts: VerdictFacts) => Conclusion | undefined;
