import type { VerdictCommand } from '@porthole/core';
import { type Self, spellCommand } from '../self-command.ts';
import { shellQuote } from '../shell-quote.ts';

/** A command of a verdict as it can be typed where the user is. */
export function spellWayOut({ program, words, root = false }: VerdictCommand, self: Self): string {
  if (program === 'porthole') return spellCommand(self, words, { root });
  return [...(root ? ['sudo'] : []), ...words.map(shellQuote)].join(' ');
}
