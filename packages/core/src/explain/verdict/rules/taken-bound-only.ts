import { isTaken } from '../bind-outcome.ts';
import { saw, sawSocket } from '../evidence.ts';
import { nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf, boundOnly } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { freeIt } from '../ways-out.ts';

/** Somebody has the port and does nothing with it: `ss -l` and /proc/net/tcp do not show that. */
export const takenBoundOnly: VerdictRule = (facts) => {
  const blockers = blockersOf(facts);
  if (blockers.length === 0 || boundOnly(blockers).length < blockers.length || !isTaken(facts)) return undefined;
  return {
    code: 'taken-bound-only',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is taken by ${nameOwners(blockers)}, which has bound it and does not listen: so nobody can connect, and nobody else can bind it.`,
    evidence: [...blockers.map(sawSocket), saw('listener', 'neither `ss -l` nor /proc/net/tcp shows such a socket')],
    wayOut: freeIt(facts, blockers),
    processes: processesOf(blockers),
  };
};
