import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { nameOwner, processesOf } from '../name-owner.ts';
import { notAccepted, tellQueue } from '../reach-outcome.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run, targetOf } from '../ways-out.ts';

/** The system makes the connection by itself; it is the process that has to take it. */
export const notAccepting: VerdictRule = (facts) => {
  const waiting = notAccepted(facts);
  if (waiting === undefined) return undefined;
  const { listener } = waiting;
  return {
    code: 'not-accepting',
    about: 'reach',
    outcome: 'fails',
    sentence: `${nameOwner(listener)} listens on ${printEndpoint(listener.local)} and does not accept: a connection is made, and nobody answers on it.`,
    evidence: [
      saw('owner', 'the other end of our own connection has no process: the system alone made it'),
      saw('queue', tellQueue(listener)),
    ],
    wayOut: [
      advise('It is busy or hangs: see what it does, or start it anew.'),
      run('All about it:', 'who', targetOf(facts)),
    ],
    processes: processesOf([listener]),
  };
};
