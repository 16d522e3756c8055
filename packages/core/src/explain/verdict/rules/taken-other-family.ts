import type { Family } from '../../../model/socket.ts';
import { isTaken } from '../bind-outcome.ts';
import { sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { blockersOf } from '../pick-sockets.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, freeIt } from '../ways-out.ts';

const NAMES: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/** `[::]` takes the port of IPv4 as well, unless it is told not to (IPV6_V6ONLY, ipv6(7)). */
export const takenOtherFamily: VerdictRule = (facts) => {
  const asked = familyOf(facts);
  const blockers = blockersOf(facts);
  if (asked === undefined || !isTaken(facts) || blockers.length === 0) return undefined;
  if (blockers.some(({ family }) => family === asked)) return undefined;
  const why =
    asked === 'ipv6'
      ? 'a socket on [::] takes the IPv4 side of the port too'
      : 'it listens on [::], which takes the IPv4 side of the port too';
  return {
    code: 'taken-other-family',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is taken by ${nameOwners(blockers)} through the other family, ${nameEndpoints(blockers)}: ${why}.`,
    evidence: blockers.map(sawSocket),
    wayOut: [
      asked === 'ipv6'
        ? advise('Bind [::] for IPv6 alone (IPV6_V6ONLY; in Node `ipv6Only: true`), or an address of its own.')
        : advise(`Let the other one bind [::] for ${NAMES.ipv6} alone (IPV6_V6ONLY).`),
      ...freeIt(facts, blockers),
    ],
    processes: processesOf(blockers),
  };
};

function familyOf({ host }: VerdictFacts): Family | undefined {
  if (host.kind === 'wildcard') return host.family;
  if (host.kind !== 'address') return undefined;
  return host.address.includes(':') ? 'ipv6' : 'ipv4';
}
