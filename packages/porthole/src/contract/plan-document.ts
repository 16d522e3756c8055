import type { Gap, KillPlan } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText } from './json-text.ts';
import { type KillSpelling, refusalJson, stepJson, victimJson } from './kill-json.ts';

/** What would be done about one target. */
export interface PlanAnswer {
  /** As it was asked. */
  readonly target: string;
  readonly plan: Pick<KillPlan, 'victims' | 'refused' | 'steps'> & { readonly gaps: readonly Gap[] };
}

/** `porthole.plan/1`: one document, on one line, without a newline at its end. Several targets are one plan. */
export function planDocument(answers: readonly PlanAnswer[], spelling: KillSpelling, remedyOf: RemedyOf): string {
  const plans = answers.map(({ plan }) => plan);
  return (
    `{"schema":"porthole.plan/1","target":${jsonText(answers.map(({ target }) => target).join(' '))},` +
    `"victims":[${plans.flatMap(({ victims }) => victims.map((each) => victimJson(each, spelling))).join(',')}],` +
    `"refused":[${plans.flatMap(({ refused }) => refused.map((each) => refusalJson(each, spelling))).join(',')}],` +
    `"steps":[${plans.flatMap(({ steps }) => steps.map(stepJson)).join(',')}],` +
    `"gaps":${gapsJson(
      plans.flatMap(({ gaps }) => gaps),
      remedyOf,
    )}}`
  );
}
