import { saw } from '../evidence.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, runSystem } from '../ways-out.ts';

/** Before one can connect, the name has to be known. */
export const noSuchName: VerdictRule = ({ nameProblem, host }) => {
  if (nameProblem === undefined) return undefined;
  const name = host.kind === 'name' ? host.name : 'localhost';
  const silent = nameProblem.kind === 'no-answer';
  return {
    code: 'no-such-name',
    about: 'reach',
    outcome: silent ? 'unknown' : 'fails',
    sentence: silent
      ? `No name server says what ${name} is, so there is no address to connect to.`
      : `There is no host called ${name}: the name has no address.`,
    evidence: [saw('name', nameProblem.detail)],
    wayOut: [
      advise('Check the spelling, or write the address.'),
      runSystem('What this system makes of the name:', ['getent', 'ahosts', name]),
    ],
  };
};
