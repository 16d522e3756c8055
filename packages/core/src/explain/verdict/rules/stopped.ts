import { saw } from '../evidence.ts';
import { nameOwner, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import { isStopped, notAccepted, pidOf, tellQueue } from '../reach-outcome.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { runSystem } from '../ways-out.ts';

/** A stopped server has its port, and the system goes on accepting for it until the queue is full. */
export const stopped: VerdictRule = (facts) => {
  const listener = stoppedListener(facts);
  if (listener === undefined) return undefined;
  const pid = pidOf(listener);
  const words = facts.protocol === 'tcp' ? 'connections to it hang' : 'it answers nothing';
  return {
    code: 'stopped',
    about: 'reach',
    outcome: 'fails',
    sentence: `${nameOwner(listener)}, which has ${facts.subject}, is stopped (SIGSTOP, Ctrl-Z or a debugger): ${words}.`,
    evidence: [
      saw('process', `its state is T: it does not run until it is continued`),
      ...(facts.protocol === 'tcp' ? [saw('queue', tellQueue(listener))] : []),
    ],
    wayOut: pid === undefined ? [] : [runSystem('Let it go on:', ['kill', '-CONT', String(pid)])],
    processes: processesOf([listener]),
  };
};

function stoppedListener(facts: VerdictFacts) {
  if (facts.question === 'bind') return undefined;
  const waiting = notAccepted(facts)?.listener;
  if (waiting !== undefined) return isStopped(waiting, facts) ? waiting : undefined;
  // Nobody connects to a UDP socket, so its process alone tells.
  return facts.protocol === 'udp' ? listenersOf(facts).find((socket) => isStopped(socket, facts)) : undefined;
}
