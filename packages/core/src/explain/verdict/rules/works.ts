import { nameOwners, processesOf } from '../name-owner.ts';
import { opened, servedBy } from '../reach-outcome.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run } from '../ways-out.ts';

/** Nothing is wrong with reaching it. */
export const works: VerdictRule = (facts) => {
  const through = opened(facts);
  const [first] = through;
  if (first === undefined) return undefined;
  const servers = through.flatMap((trial) => servedBy(facts, trial));
  const by = servers.length === 0 ? '' : ` by ${nameOwners(servers)}`;
  const answer = first.answer === undefined ? '' : `, and ${first.answer.name} answers`;
  return {
    code: 'works',
    about: 'reach',
    outcome: 'fine',
    sentence: `Nothing is wrong: a connection to ${facts.subject} was accepted${by}${answer}.`,
    wayOut: [run('What answers:', 'probe', facts.host.kind === 'any' ? `:${facts.port}` : facts.subject)],
    processes: processesOf(servers),
  };
};
