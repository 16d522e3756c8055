import { printEndpoint } from '../../../model/endpoint.ts';
import { saw } from '../evidence.ts';
import { joinWords } from '../name-owner.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** One can only bind addresses that an interface of this network namespace has. */
export const addressNotHere: VerdictRule = (facts) => {
  const { host, binds, isHere, network, question, port } = facts;
  if (host.kind !== 'address') return undefined;
  const refused = binds?.some(({ code }) => code === 'EADDRNOTAVAIL') ?? false;
  if (!refused && !(question === 'bind' && !isHere)) return undefined;
  const own = [...new Set(network.interfaces.map(({ address }) => address))];
  const name = printEndpoint({ address: host.address, port, zone: host.zone });
  return {
    code: 'address-not-here',
    about: 'bind',
    outcome: 'fails',
    sentence: `${name} cannot be bound: no interface here has the address ${host.address}.`,
    evidence: [saw('interfaces', `the addresses here are ${own.length === 0 ? 'none' : joinWords(own)}`)],
    wayOut: [advise('Bind one of the addresses that are here, or 0.0.0.0 or :: for all of them.')],
  };
};
