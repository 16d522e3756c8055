import { closestWord, PortholeError } from '@porthole/core';
import { type Self, spellCommand } from './self-command.ts';
import type { UsageProblem } from './usage-problem.ts';

/** The problem as the error it is, with the command that helps spelled for where the user is. */
export function problemError(problem: UsageProblem, self: Self): PortholeError {
  const { word, candidates, hint, command } = problem;
  const meant = word === undefined || candidates === undefined ? undefined : closestWord(word, candidates);
  const help = command === undefined ? hint : `${hint ?? 'Run'}: ${spellCommand(self, command)}`;
  const parts = [meant === undefined ? undefined : `Did you mean ${meant}?`, help].filter((part) => part !== undefined);
  return new PortholeError('invalid-argument', problem.message, {
    hint: parts.length === 0 ? undefined : parts.join(' '),
  });
}
