import { sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';

/** What is left: nothing was tried, or nothing that was tried tells. */
export const notKnown: VerdictRule = (facts) => {
  const listeners = listenersOf(facts);
  const who = listeners.length === 0 ? '' : `: ${nameOwners(listeners)} listens on ${nameEndpoints(listeners)}`;
  return {
    code: 'not-known',
    about: facts.question === 'bind' ? 'bind' : 'reach',
    outcome: 'unknown',
    sentence: `Whether something is wrong with ${facts.subject} could not be told${who}.`,
    evidence: listeners.map(sawSocket),
    processes: processesOf(listeners),
  };
};
