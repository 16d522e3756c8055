import type { Context } from './context.ts';
import { problemError } from './problem-error.ts';
import { readDuration } from './read-duration.ts';
import type { UsageProblem } from './usage-problem.ts';

const LONGEST_MS = 3_600_000;

const ONE_MOMENT: UsageProblem = {
  message: 'A recording is of one moment, so there is nothing for --sample to measure in it.',
  hint: 'Leave it out for the average since each process started.',
};
const TOO_LONG: UsageProblem = { message: '--sample is an hour at most.', hint: 'Write it as in --sample 1.' };

/**
 * How long to measure, in milliseconds: what `--sample` says, else `usualMs`. Of a recording nothing can be measured.
 * @throws PortholeError `invalid-argument`
 */
export function readSample(text: string | undefined, usualMs: number, context: Context): number {
  if (text === undefined) return context.replays ? 0 : usualMs;
  const sampleMs = readDuration('--sample', text);
  if (typeof sampleMs !== 'number') throw problemError(sampleMs, context.self);
  if (sampleMs > 0 && context.replays) throw problemError(ONE_MOMENT, context.self);
  if (sampleMs > LONGEST_MS) throw problemError(TOO_LONG, context.self);
  return sampleMs;
}
