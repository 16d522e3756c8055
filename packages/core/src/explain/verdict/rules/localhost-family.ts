import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { nameOwners, processesOf } from '../name-owner.ts';
import { failed, opened, servedBy } from '../reach-outcome.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** `localhost` is two addresses, and a program that tries only the first one may be refused. */
export const localhostFamily: VerdictRule = (facts) => {
  const [first] = facts.connects;
  const [works] = opened(facts);
  if (facts.host.kind !== 'localhost' || first === undefined || works === undefined) return undefined;
  if (!failed(facts).includes(first)) return undefined;
  const servers = servedBy(facts, works);
  const [closed, open] = [first, works].map(({ endpoint }) => printEndpoint({ ...endpoint, port: facts.port }));
  const table = facts.conditions.localhost;
  return {
    code: 'localhost-family',
    about: 'reach',
    outcome: 'fails',
    sentence: `localhost means ${first.endpoint.address} first here, where nobody listens (${closed}): ${nameOwners(servers)} listens for ${open} only, so a program that tries one address alone is refused.`,
    evidence:
      table === undefined ? [] : [saw('name', `/etc/hosts has ${table.join(' and ') || 'nothing'} for localhost`)],
    wayOut: [
      advise(`Connect to ${open}, or let the server listen on both (:: with its IPv4 side).`),
      advise('In Node before 20, `localhost` was tried at its first address alone; curl and browsers try both.'),
    ],
    processes: processesOf(servers),
  };
};
