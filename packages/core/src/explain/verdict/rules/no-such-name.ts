import { saw } from '../evidence.ts';
import type { NameProblem } from '../verdict-facts.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { advise, runSystem } from '../ways-out.ts';

const SENTENCES: Readonly<Record<NameProblem['kind'], (name: string) => string>> = {
  'no-such-name': (name) => `There is no host called ${name}: the name has no address.`,
  'no-answer': (name) => `No name server says what ${name} is, so there is no address to connect to.`,
  'not-looked-up': (name) => `Which address ${name} had is not in the recording.`,
};

/** Before one can connect, the name has to be known. */
export const noSuchName: VerdictRule = ({ nameProblem, host, question }) => {
  if (nameProblem === undefined) return undefined;
  const name = host.kind === 'name' ? host.name : 'localhost';
  return {
    code: 'no-such-name',
    about: question === 'bind' ? 'bind' : 'reach',
    outcome: nameProblem.kind === 'no-such-name' ? 'fails' : 'unknown',
    sentence: SENTENCES[nameProblem.kind](name),
    evidence: [saw('name', nameProblem.detail)],
    wayOut: [
      advise('Check the spelling, or write the address.'),
      runSystem('What this system makes of the name:', ['getent', 'ahosts', name]),
    ],
  };
};
