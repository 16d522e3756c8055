import type { KillSpelling } from '../../contract/index.ts';
import type { FactsByPid } from '../who/facts-by-pid.ts';
import type { KillTeller } from './kill-teller.ts';
import { spellStop } from './spell-stop.ts';

/** How the documents of `kill` write what only the program knows. */
export function spellingOf(facts: readonly FactsByPid[], teller: KillTeller): KillSpelling {
  const known = new Map(facts.flatMap((each) => [...each]));
  return {
    answerOf(process) {
      const found = known.get(process.pid);
      if (found !== undefined && found.process.startId === process.startId) return found;
      return { process, detail: process, what: undefined, why: undefined, project: undefined };
    },
    stopOf: (advice) => spellStop(advice, teller.spell),
  };
}
