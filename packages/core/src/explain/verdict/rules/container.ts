import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { containerOf, nameOwner, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import { opened, servedBy } from '../reach-outcome.ts';
import type { VerdictFacts } from '../verdict-facts.ts';
import type { Conclusion, VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** What is wrong is in a container: the port is not published, or nothing is behind the published one. */
export const container: VerdictRule = (facts) => closedByProxy(facts) ?? notPublished(facts);

/** The proxy of an engine accepts before anybody knows whether something listens inside. */
function closedByProxy(facts: VerdictFacts): Conclusion | undefined {
  for (const trial of opened(facts)) {
    const [listener] = servedBy(facts, trial);
    const part = listener && containerOf(listener, facts);
    if (listener === undefined || part?.role !== 'proxy' || trial.state !== 'closes') continue;
    return {
      code: 'container',
      about: 'reach',
      outcome: 'fails',
      sentence: `${facts.subject} leads into a container, and nothing answers there: ${nameOwner(listener)} accepts for it and closes at once.`,
      evidence: [saw('connect', `the connection to ${printEndpoint(trial.endpoint)} was closed without a byte`)],
      wayOut: [
        advise('Let the server inside listen on 0.0.0.0, not on 127.0.0.1, and on the port that is published.'),
        advise('See that it runs: `docker ps`, `docker logs NAME`.'),
      ],
      processes: processesOf([listener]),
    };
  }
  return undefined;
}

function notPublished(facts: VerdictFacts): Conclusion | undefined {
  if (listenersOf(facts).length > 0 || facts.question === 'bind' || !facts.isHere) return undefined;
  const inside = facts.elsewhere?.find(({ namespace }) => namespace?.container !== undefined);
  if (inside === undefined) return undefined;
  const name = inside.namespace?.container ?? '';
  return {
    code: 'container',
    about: 'reach',
    outcome: 'fails',
    sentence: `Nobody listens on ${facts.subject} here: ${nameOwner(inside.socket)} listens on it inside the container ${name}, which does not publish it.`,
    evidence: [
      saw(
        'namespace',
        `${printEndpoint(inside.socket.local)} is in the network namespace ${inside.socket.namespace ?? '?'}`,
      ),
    ],
    wayOut: [advise(`Publish the port when the container is started: -p ${facts.port}:${facts.port}.`)],
    processes: processesOf([inside.socket]),
  };
}
