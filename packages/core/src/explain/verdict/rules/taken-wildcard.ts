import { isWildcardAddress } from '../../../model/endpoint.ts';
import { isTaken } from '../bind-outcome.ts';
import { sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { freeIt } from '../ways-out.ts';

/** One address is asked for, and somebody has all of them. */
export const takenWildcard: VerdictRule = (facts) => {
  const blockers = blockersOf(facts);
  if (facts.host.kind !== 'address' || blockers.length === 0 || !isTaken(facts)) return undefined;
  if (!blockers.every(({ local }) => isWildcardAddress(local.address))) return undefined;
  return {
    code: 'taken-wildcard',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is taken by ${nameOwners(blockers)}, which has the port on every address (${nameEndpoints(blockers)}).`,
    evidence: blockers.map(sawSocket),
    wayOut: freeIt(facts, blockers),
    processes: processesOf(blockers),
  };
};
