import { usualFailure } from '../bind-outcome.ts';
import { saw, sawSocket, unseen } from '../evidence.ts';
import { boundOnly, listenersOf } from '../pick-sockets.ts';
import { opened } from '../reach-outcome.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run, targetOf } from '../ways-out.ts';

/** The everyday reason for "connection refused". */
export const nobodyListens: VerdictRule = (facts) => {
  const { isHere, question, protocol, binds, subject } = facts;
  if (!isHere || question === 'bind' || listenersOf(facts).length > 0 || opened(facts).length > 0) return undefined;
  const what = protocol === 'udp' ? 'has bound' : 'listens on';
  const meets = protocol === 'udp' ? 'what is sent to it is refused' : 'connections to it are refused';
  const canBind = question === 'both' && binds !== undefined && usualFailure(facts) === undefined;
  return {
    code: 'nobody-listens',
    about: 'reach',
    outcome: 'fails',
    sentence: `Nobody ${what} ${subject} here, so ${meets}${canBind ? '; it is free, and you can bind it' : ''}.`,
    evidence: [
      ...boundOnly(facts.sockets).map(sawSocket),
      saw('listener', `no socket of this network namespace ${protocol === 'udp' ? 'has' : 'listens on'} the port`),
      ...tellElsewhere(facts),
    ],
    wayOut: [
      advise('Start the server, and see that it takes this port.'),
      run('What listens here:', 'list'),
      run('Wait for it:', 'wait', targetOf(facts)),
    ],
  };
};

function tellElsewhere({ elsewhere }: VerdictFacts) {
  if (elsewhere === undefined) return [unseen('namespace', 'other network namespaces were not looked into', 'root')];
  return elsewhere.length > 0
    ? []
    : [saw('namespace', 'nor does one of any other network namespace that may be looked into')];
}
