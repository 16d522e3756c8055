import type { Context } from '../context.ts';
import type { FlagValues } from '../flags.ts';
import { choosePager, type Pager } from './choose-pager.ts';
import { holdOutput } from './held-output.ts';

/**
 * Does the work, and shows what it wrote by a pager where that is longer than the screen of the terminal. What it wrote
 * to stderr follows when the pager is left, so that it is not scrolled away. The status is that of the work.
 */
export async function withPager<Status>(
  flags: FlagValues,
  context: Context,
  work: (context: Context) => Promise<Status>,
): Promise<Status> {
  const pager = choosePager(flags, context);
  if (pager === undefined) return work(context);
  const out = holdOutput(context.out);
  const err = context.err.isTerminal ? holdOutput(context.err) : undefined;
  try {
    return await work({ ...context, out, err: err ?? context.err });
  } finally {
    await show(out.text, pager, context);
    if (err !== undefined && err.text !== '') context.err.write(err.text);
  }
}

async function show(text: string, pager: Pager, { env, out }: Context): Promise<void> {
  if (isLonger(text, out.rows)) {
    const { runPager } = await import('./run-pager.ts');
    if (runPager(pager, text, env)) return;
  }
  if (text !== '') out.write(text);
}

/** Does it take more than the screen, whose last line is the shell's prompt? */
function isLonger(text: string, rows: number | undefined): boolean {
  return rows !== undefined && text.split('\n').length > rows;
}
