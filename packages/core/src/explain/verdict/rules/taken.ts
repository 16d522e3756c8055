import { isTaken } from '../bind-outcome.ts';
import { saw, sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf, listenersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { freeIt } from '../ways-out.ts';

/** Somebody listens there. */
export const taken: VerdictRule = (facts) => {
  const blockers = blockersOf(facts);
  if (blockers.length === 0 || !isTaken(facts)) return undefined;
  const { protocol, ranges, port, connects } = facts;
  const does = protocol === 'udp' ? 'has bound' : listenersOf(facts).length > 0 ? 'listens on' : 'has bound';
  const low = ranges.unprivilegedFrom !== undefined && port < ranges.unprivilegedFrom;
  const right = low && facts.conditions.mayBindPrivileged === false;
  const reached = connects.some(({ state }) => state === 'open') ? '; it can be reached from here' : '';
  return {
    code: 'taken',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is taken by ${nameOwners(blockers)}, which ${does} ${nameEndpoints(blockers)}${reached}.`,
    evidence: [
      ...blockers.map(sawSocket),
      ...(right
        ? [saw('range', `and it takes a right: here only root may bind a port below ${ranges.unprivilegedFrom}`)]
        : []),
    ],
    wayOut: freeIt(facts, blockers),
    processes: processesOf(blockers),
  };
};
