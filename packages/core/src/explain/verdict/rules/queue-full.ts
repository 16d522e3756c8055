import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { nameOwner, processesOf } from '../name-owner.ts';
import { isFull, notAccepted, tellQueue } from '../reach-outcome.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run, targetOf } from '../ways-out.ts';

/** Too many wait: what comes then is dropped without a word. */
export const queueFull: VerdictRule = (facts) => {
  const waiting = notAccepted(facts);
  if (waiting === undefined || waiting.trial.state !== 'timed-out' || !isFull(waiting.listener)) return undefined;
  const { listener } = waiting;
  return {
    code: 'queue-full',
    about: 'reach',
    outcome: 'fails',
    sentence: `${nameOwner(listener)} listens on ${printEndpoint(listener.local)} and does not accept: its queue is full, so new connections are dropped without an answer.`,
    evidence: [saw('queue', tellQueue(listener))],
    wayOut: [
      advise(
        'See why it does not accept (it hangs, or is overloaded); a longer backlog only helps against short bursts.',
      ),
      run('All about it:', 'who', targetOf(facts)),
    ],
    processes: processesOf([listener]),
  };
};
