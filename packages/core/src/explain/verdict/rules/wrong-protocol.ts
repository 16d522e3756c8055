import { saw } from '../evidence.ts';
import { joinWords, nameOwners, processesOf } from '../name-owner.ts';
import { opened, servedBy } from '../reach-outcome.ts';
import type { VerdictRule } from '../verdict-rule.ts';
import { run, targetOf } from '../ways-out.ts';

/** One gets through, and to the wrong one. */
export const wrongProtocol: VerdictRule = (facts) => {
  const trial = opened(facts).find(({ answer }) => answer?.expected === false);
  if (trial?.answer === undefined) return undefined;
  const servers = servedBy(facts, trial);
  const held = servers.length === 0 ? '' : `, held by ${nameOwners(servers)}`;
  return {
    code: 'wrong-protocol',
    about: 'reach',
    outcome: 'fails',
    sentence: `${facts.port} is usually ${joinWords(trial.usual, 'or')}, and ${trial.answer.name} answers at ${facts.subject}${held}.`,
    evidence: [saw('answer', trial.answer.evidence)],
    wayOut: [
      run('What answers, in full:', 'probe', facts.host.kind === 'any' ? `:${facts.port}` : facts.subject),
      ...(servers.length === 0 ? [] : [run('All about who has it:', 'who', targetOf(facts))]),
    ],
    processes: processesOf(servers),
  };
};
