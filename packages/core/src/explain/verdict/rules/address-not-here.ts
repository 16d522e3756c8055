import { saw } from '../evidence.ts';
import { joinWords } from '../name-owner.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise } from '../ways-out.ts';

/** One can only bind addresses that an interface of this network namespace has. */
export const addressNotHere: VerdictRule = (facts) => {
  const { host, binds, isHere, network, question, subject, nameProblem } = facts;
  if (nameProblem !== undefined || (host.kind !== 'address' && host.kind !== 'name')) return undefined;
  const refused = host.kind === 'address' && binds?.some(({ code }) => code === 'EADDRNOTAVAIL') === true;
  if (!refused && !(question === 'bind' && !isHere)) return undefined;
  const own = [...new Set(network.interfaces.map(({ address }) => address))];
  const missing = host.kind === 'address' ? `the address ${host.address}` : `an address of ${host.name}`;
  return {
    code: 'address-not-here',
    about: 'bind',
    outcome: 'fails',
    sentence: `${subject} cannot be bound: no interface here has ${missing}.`,
    evidence: [saw('interfaces', `the addresses here are ${own.length === 0 ? 'none' : joinWords(own)}`)],
    wayOut: [advise('Bind one of the addresses that are here, or 0.0.0.0 or :: for all of them.')],
  };
};
