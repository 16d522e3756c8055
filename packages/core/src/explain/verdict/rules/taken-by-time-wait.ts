import { printEndpoint } from '../../../model/endpoint.ts';
import { plainFailure, usualFailure } from '../bind-outcome.ts';
import { saw } from '../evidence.ts';
import { blockersOf, connectionEnds } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run, targetOf } from '../ways-out.ts';

/** What a closed connection leaves for 60 s (TCP_TIMEWAIT_LEN) keeps only those out that do not set SO_REUSEADDR. */
export const takenByTimeWait: VerdictRule = (facts) => {
  const left = connectionEnds(facts).filter(({ state }) => state === 'time-wait');
  const [first] = left;
  if (first === undefined || blockersOf(facts).length > 0) return undefined;
  if (plainFailure(facts) === undefined || usualFailure(facts) !== undefined) return undefined;
  const count = left.length === 1 ? 'a connection that has ended' : `${left.length} connections that have ended`;
  return {
    code: 'taken-by-time-wait',
    about: 'bind',
    outcome: 'fails',
    sentence: `${facts.subject} is kept by ${count} (TIME_WAIT, up to 60 s): a program that sets SO_REUSEADDR can bind it, one that does not cannot.`,
    evidence: left.slice(0, 5).map(({ local, remote }) => {
      return saw('connection', `${printEndpoint(local)} to ${remote ? printEndpoint(remote) : 'somewhere'}, time-wait`);
    }),
    wayOut: [
      advise('Set SO_REUSEADDR before bind (Node, Go and most servers do), or wait a minute.'),
      run('Wait for it:', 'wait', targetOf(facts), '--until', 'free', '--timeout', '90s'),
    ],
  };
};
