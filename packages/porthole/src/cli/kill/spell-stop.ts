import type { StopAdvice } from '@porthole/core';
import { shellQuote } from '../shell-quote.ts';

/** A command line that stops something for good, as it can be typed from where the user is. */
export function spellStop(advice: StopAdvice, spell: (args: readonly string[]) => string): string {
  if (advice.kind === 'kill') return spell(['kill', `pid:${advice.pid}`]);
  return advice.command.map(shellQuote).join(' ');
}
