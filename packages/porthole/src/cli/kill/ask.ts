import type { Context } from '../context.ts';
import { paint, wrap } from '../text/rich-text.ts';
import type { KillTeller } from './kill-teller.ts';

/** Asks on the terminal. Everything but a clear yes is a no. */
export function ask(question: string, context: Context, teller: KillTeller): boolean {
  const lines = wrap([`${question} [y/N]`], teller.width).map((line) => paint(line, teller.style));
  context.err.write(`${lines.join('\n')} `);
  const answer = context.input.readLine();
  // Without an answer the cursor still stands behind the question.
  if (answer === undefined) context.err.write('\n');
  return /^\s*y(es)?\s*$/i.test(answer ?? '');
}
