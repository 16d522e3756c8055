import { printEndpoint } from '../../../model/endpoint.ts';
import type { Socket } from '../../../model/socket.ts';
import { saw, sawSocket } from '../evidence.ts';
import { nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf } from '../pick-sockets.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { freeIt } from '../ways-out.ts';

/** Sockets that share a port by SO_REUSEPORT must all be of one user (socket(7)), root or not. */
export const reuseportOtherUser: VerdictRule = (facts) => {
  const group = sharedOf(facts);
  const [first] = group;
  const shared = facts.binds?.find(({ reuse, code }) => reuse === 'port' && code === 'EADDRINUSE');
  if (first === undefined || shared === undefined || first.uid === undefined) return undefined;
  if (first.uid === facts.conditions.uid) return undefined;
  const whose = first.user ?? `number ${first.uid}`;
  return {
    code: 'reuseport-other-user',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is shared with SO_REUSEPORT by ${nameOwners(group)}, and only programs of the user ${whose} may join: you are not that user.`,
    evidence: [
      saw('reuseport', `${group.length} sockets have ${printEndpoint(first.local)}, which only SO_REUSEPORT allows`),
      ...group.map(sawSocket),
    ],
    wayOut: freeIt(facts, group),
    processes: processesOf(group),
  };
};

/** Listeners of one address: that there are two proves that they share. */
function sharedOf(facts: VerdictFacts): readonly Socket[] {
  const blockers = blockersOf(facts).filter(({ protocol }) => protocol === 'tcp');
  for (const socket of blockers) {
    const same = blockers.filter(({ local }) => printEndpoint(local) === printEndpoint(socket.local));
    if (same.length > 1) return same;
  }
  return [];
}
