import { executePlan, type Host, type KillPlan, type KillResult, type Process, planKill } from '@porthole/core';
import type { Context } from '../context.ts';
import { plainText } from '../text/rich-text.ts';
import { collectFacts } from '../who/collect-facts.ts';
import type { FactsByPid } from '../who/facts-by-pid.ts';
import { ask } from './ask.ts';
import type { KillAsk, KillRequest } from './kill-request.ts';
import { killTargetOf, nameOfTarget } from './kill-target-of.ts';
import type { KillTeller } from './kill-teller.ts';
import { nameProcesses } from './list-processes.ts';
import type { Settled } from './settled.ts';
import { tellNothing, tellRefused } from './tell-nothing.ts';
import { tellOutcome } from './tell-outcome.ts';
import { type PlanStory, tellPlan } from './tell-plan.ts';

/** What is known of each that a plan is about, read while they are still there. */
export interface Planned {
  readonly asked: KillAsk;
  readonly plan: KillPlan;
  readonly facts: FactsByPid;
  readonly story: PlanStory;
}

/** More than these are not told of one by one to anybody. */
const MOST_TOLD = 50;

export async function makePlanFor(host: Host, asked: KillAsk, { options }: KillRequest): Promise<Planned> {
  const plan = await planKill(host, killTargetOf(asked.target), options);
  const processes: Process[] = [
    ...plan.victims.map(({ process }) => process),
    ...plan.refused.flatMap(({ process }) => (process === undefined ? [] : [process])),
  ];
  const facts = await collectFacts(host, processes.slice(0, MOST_TOLD));
  return { asked, plan, facts, story: { subject: nameOfTarget(asked.text, asked.target), plan, facts } };
}

/** Shows the plan, asks if nobody has agreed yet, does it, and says what came of it. `teller` speaks to who is asked. */
export async function settleKill(
  host: Host,
  { asked, plan, facts, story }: Planned,
  request: KillRequest,
  context: Context,
  teller: KillTeller,
): Promise<Settled> {
  if (plan.victims.length > 0 && !request.agreed) {
    context.err.write(`${tellPlan(story, teller).join('\n')}\n`);
    const many = plan.victims.length === 1 ? 'it' : 'them';
    if (!ask(`Ask ${many} to stop (SIGTERM)?`, context, teller)) return declined(asked, plan, facts);
  }
  const result = await executePlan(host, plan, {
    timeoutMs: request.options.timeoutMs,
    mayKill: (running) => request.options.force === true || mayKill(running, request, context, teller),
  });
  const answer = {
    target: asked.text,
    outcome: result.outcome,
    plan,
    result,
    connection: undefined,
    error: undefined,
    gaps: result.gaps,
  };
  const taken = result.takenAgain?.process;
  const all = new Map([...facts, ...(taken === undefined ? [] : await collectFacts(host, [taken]))]);
  return { answer, facts: all, lines: (to) => linesOf(asked, story, result, to) };
}

function mayKill(running: readonly Process[], request: KillRequest, context: Context, teller: KillTeller): boolean {
  if (request.agreed) return false;
  const names = plainText(nameProcesses(running, teller));
  return ask(`Still running: ${names}. Force the end (SIGKILL, unsaved work is lost)?`, context, teller);
}

function linesOf(asked: KillAsk, story: PlanStory, result: KillResult, teller: KillTeller): readonly string[] {
  if (result.outcome === 'nothing') return tellNothing(story, asked.target, asked.text, teller);
  if (result.outcome === 'refused') return tellRefused(story, teller);
  return tellOutcome(story, result, teller);
}

function declined(asked: KillAsk, plan: KillPlan, facts: FactsByPid): Settled {
  const answer = {
    target: asked.text,
    outcome: 'declined' as const,
    plan,
    result: undefined,
    connection: undefined,
    error: undefined,
    gaps: plan.gaps,
  };
  return { answer, facts, lines: (teller) => [`${teller.style.symbols.ring} Nothing was stopped.`] };
}
