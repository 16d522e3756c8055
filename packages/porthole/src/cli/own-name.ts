import { quoteWord } from './quote-word.ts';
import type { UsageProblem } from './usage-problem.ts';

/** Is it the name of this machine, with or without its domain? */
export function isOwnName(name: string, own: string): boolean {
  const [wanted, full] = [name.toLowerCase(), own.toLowerCase()];
  return wanted === full || wanted === full.split('.', 1)[0];
}

/** What to say of a name that is not: none is looked up, so nothing is known of it. */
export function foreignName(name: string, own: string): UsageProblem {
  return {
    message: `${quoteWord(name)} is not the name of this machine (${quoteWord(own)}), and porthole looks up no names.`,
    hint: 'Write the address, as in 10.0.0.5:443.',
  };
}
