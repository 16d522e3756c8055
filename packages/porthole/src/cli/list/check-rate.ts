import type { Context } from '../context.ts';
import type { FlagValues } from '../flags.ts';
import { problemError } from '../problem-error.ts';
import type { UsageProblem } from '../usage-problem.ts';

const ONE_MOMENT: UsageProblem = {
  message: 'A recording is of one moment, so there is no rate in it.',
  hint: 'Leave out --rate.',
};
const NOT_COUNTED: UsageProblem = {
  message: '--rate is of the TCP connections of this network namespace.',
  hint: 'Leave out --unix, --raw and --all-namespaces.',
};

/** @throws PortholeError `invalid-argument` where rates are asked for that cannot be had. */
export function checkRate(flags: FlagValues, context: Context): void {
  if (!flags.rate) return;
  if (context.replays) throw problemError(ONE_MOMENT, context.self);
  if (flags.unix || flags.raw || flags['all-namespaces']) throw problemError(NOT_COUNTED, context.self);
}
