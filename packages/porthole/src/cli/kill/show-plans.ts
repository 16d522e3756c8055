import type { Host } from '@porthole/core';
import { planDocument } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import type { FlagValues } from '../flags.ts';
import { remedyOf } from '../gaps.ts';
import { printLabelled } from '../text/labelled-lines.ts';
import type { KillRequest } from './kill-request.ts';
import type { KillTeller } from './kill-teller.ts';
import { makePlanFor, type Planned } from './settle-kill.ts';
import { spellingOf } from './spelling-of.ts';
import { wasByWish, worstOf } from './status-of-kill.ts';
import { tellNothing, tellRefused } from './tell-nothing.ts';
import { stepRows, tellPlan } from './tell-plan.ts';

/** Shows what would be done about each target, and does nothing. */
export async function showPlans(
  host: Host,
  request: KillRequest,
  flags: FlagValues,
  context: Context,
  teller: KillTeller,
): Promise<ExitStatus> {
  const plans: Planned[] = [];
  for (const asked of request.asks) plans.push(await makePlanFor(host, asked, request));
  if (flags.json || flags.ndjson) {
    for (const each of flags.ndjson ? plans.map((plan) => [plan]) : [plans]) {
      const spelling = spellingOf(
        each.map(({ facts }) => facts),
        teller,
      );
      const answers = each.map(({ asked, plan }) => ({ target: asked.text, plan }));
      context.out.write(`${planDocument(answers, spelling, (gap) => remedyOf(gap, context))}\n`);
    }
  } else {
    context.out.write(`${plans.map((planned) => linesOf(planned, teller).join('\n')).join('\n\n')}\n`);
  }
  return worstOf(plans.map(statusOf));
}

function linesOf({ asked, story, plan }: Planned, teller: KillTeller): string[] {
  if (plan.victims.length > 0) return [...tellPlan(story, teller), ...printLabelled(stepRows(plan), teller)];
  return plan.refused.length > 0 ? tellRefused(story, teller) : tellNothing(story, asked.target, asked.text, teller);
}

/** As the kill itself would end if everybody did as asked. */
function statusOf({ plan }: Planned): ExitStatus {
  if (plan.victims.length > 0) return plan.refused.length > 0 && !wasByWish(plan.refused) ? EXIT.notAllowed : EXIT.ok;
  if (plan.refused.length > 0) return wasByWish(plan.refused) ? EXIT.nothing : EXIT.notAllowed;
  return EXIT.nothing;
}
