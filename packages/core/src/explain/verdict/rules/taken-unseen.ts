import { usualFailure } from '../bind-outcome.ts';
import { saw } from '../evidence.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** The system says that it is taken, and no table shows by whom. */
export const takenUnseen: VerdictRule = (facts) => {
  if (usualFailure(facts)?.code !== 'EADDRINUSE') return undefined;
  return {
    code: 'taken-unseen',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is taken (the system says so), but no socket with this port is to be seen from here.`,
    evidence: [saw('listener', 'no socket of this network namespace has the port now')],
    wayOut: [
      advise('Ask again: it may have been closed meanwhile. A socket of another kind (MPTCP, SCTP) may have it.'),
    ],
  };
};
