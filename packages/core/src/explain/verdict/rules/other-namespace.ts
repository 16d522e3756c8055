import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { nameOwner, processesOf } from '../name-owner.ts';
import { listenersOf } from '../pick-sockets.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, run } from '../ways-out.ts';

/** It listens, and where it does is not where one asks from. */
export const otherNamespace: VerdictRule = (facts) => {
  const [found] = facts.elsewhere ?? [];
  if (found === undefined || listenersOf(facts).length > 0 || facts.question === 'bind' || !facts.isHere)
    return undefined;
  const { socket, namespace } = found;
  const name = namespace?.names[0] ?? socket.namespace ?? '?';
  return {
    code: 'other-namespace',
    about: 'reach',
    outcome: 'fails',
    sentence: `Nobody listens on ${facts.subject} in this network namespace: ${nameOwner(socket)} listens on ${printEndpoint(socket.local)} in another one (${name}).`,
    evidence: [saw('namespace', `the other network namespace is ${name}`)],
    wayOut: [
      advise('Connect to an address of that namespace, or run the server in this one.'),
      run('All of them:', 'list', '--all-namespaces'),
    ],
    processes: processesOf([socket]),
  };
};
