import { diagnose, type VerdictOutcome } from '@porthole/core';
import { verdictDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { enginesIn } from '../engines-in.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { problemError } from '../problem-error.ts';
import { readDuration } from '../read-duration.ts';
import { withHost } from '../session.ts';
import { makeTeller } from '../who/make-teller.ts';
import { readWhyTarget } from '../why/read-why-target.ts';
import { spellWayOut } from '../why/spell-way-out.ts';
import { tellVerdict } from '../why/tell-verdict.ts';

const STATUSES: Readonly<Record<VerdictOutcome, ExitStatus>> = {
  fine: EXIT.ok,
  fails: EXIT.nothing,
  unknown: EXIT.notAllowed,
};

/** Looks, tries, and tells the one verdict. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  const wish = readWhyTarget(words, flags);
  if ('message' in wish) throw problemError(wish, context.self);
  const timeoutMs = flags.timeout === undefined ? undefined : readDuration('--timeout', flags.timeout);
  if (typeof timeoutMs === 'object') throw problemError(timeoutMs, context.self);

  const engineSockets = enginesIn(context.env);
  const diagnosis = await withHost(context, (machine) => {
    return diagnose(wish.target, { question: wish.question, timeoutMs, engineSockets, machine });
  });
  const { verdict } = diagnosis;
  if (flags.json || flags.ndjson) {
    const document = verdictDocument(
      { target: wish.text, ...diagnosis },
      { remedyOf: (gap) => remedyOf(gap, context), spell: (command) => spellWayOut(command, context.self) },
    );
    context.out.write(`${document}\n`);
  } else {
    const teller = makeTeller(context, decideLook(flags, context.env, context.out));
    const lines = tellVerdict(verdict, teller, (command) => spellWayOut(command, context.self));
    context.out.write(`${lines.join('\n')}\n`);
  }
  return STATUSES[verdict.outcome];
}
