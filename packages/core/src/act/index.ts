export type { Clock } from './clock.ts';
export { type ConnectionTarget, closeConnection, connectionsOf } from './close-connections.ts';
export { type ExecuteOptions, executePlan } from './execute-plan.ts';
export type { KillOptions } from './kill-options.ts';
export type { KillPlan, Refusal, RefusalReason, Step, Victim } from './kill-plan.ts';
export type { KillOutcome, KillResult, SentSignal, TakenAgain } from './kill-result.ts';
export type { KillTarget } from './kill-target.ts';
export { planKill, usualEngines } from './plan-kill.ts';
