import { saw } from '../evidence.ts';
import { blockersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, runSystem } from '../ways-out.ts';

/** Low ports are for who has CAP_NET_BIND_SERVICE (ip(7), net.ipv4.ip_unprivileged_port_start). */
export const needsPrivilege: VerdictRule = (facts) => {
  const { binds, ranges, conditions, port, isHere, question } = facts;
  const from = ranges.unprivilegedFrom;
  if (!isHere || from === undefined || port >= from || conditions.mayBindPrivileged !== false) return undefined;
  // Who did not say which of the two fails is told first who has it: with more rights it would still be taken.
  if (question === 'both' && blockersOf(facts).length > 0) return undefined;
  if (binds !== undefined && !binds.some(({ code }) => code === 'EACCES')) return undefined;
  return {
    code: 'needs-privilege',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} takes a right that you do not have: here only root, or a program with CAP_NET_BIND_SERVICE, may bind a port below ${from}.`,
    evidence: [
      saw('range', `net.ipv4.ip_unprivileged_port_start is ${from}`),
      saw('right', `this process runs as the user ${conditions.uid ?? '?'}, without CAP_NET_BIND_SERVICE`),
    ],
    wayOut: [
      advise(`Use a port from ${from} on.`),
      runSystem('Or let one program bind low ports:', ['setcap', 'cap_net_bind_service=+ep', '/path/to/program'], true),
      runSystem(
        'Or let everybody bind this one:',
        ['sysctl', '-w', `net.ipv4.ip_unprivileged_port_start=${port}`],
        true,
      ),
    ],
  };
};
