import { sawSocket } from '../evidence.ts';
import { nameEndpoints, nameOwners, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run } from '../ways-out.ts';

/** Nobody connects by UDP, so whether something comes back shows only once something is sent that is understood. */
export const datagramsUntold: VerdictRule = (facts) => {
  if (facts.protocol !== 'udp' || facts.question === 'bind') return undefined;
  const listeners = listenersOf(facts);
  const who = listeners.length === 0 ? undefined : `${nameOwners(listeners)} has bound ${nameEndpoints(listeners)}`;
  const host = facts.host.kind === 'any' ? `:${facts.port}` : facts.subject;
  return {
    code: 'not-known',
    about: 'reach',
    outcome: 'unknown',
    sentence: `${who ?? `${facts.subject} is of another machine`}; whether it answers by UDP shows only once something is sent, and this sends nothing.`,
    evidence: listeners.map(sawSocket),
    wayOut: [run('Send something harmless:', 'probe', `udp:${host}`)],
    processes: processesOf(listeners),
  };
};
