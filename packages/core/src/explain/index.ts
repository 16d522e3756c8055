export type { ContainerAdvice } from './container-advice.ts';
export { isGloballyRoutableIpv4 } from './globally-routable.ts';
export { createInterfaceOf, interfaceOf } from './interface-of.ts';
export { type Interpreted, interpretedBy } from './interpreted.ts';
export { joinEnds } from './join-ends.ts';
export { processRole } from './process-role.ts';
export { type ProgramKey, programKey } from './program-key.ts';
export { createReach, reachOf } from './reach.ts';
export { findRestarter, type Restarter, type RestarterKind } from './restarter.ts';
export type { Route } from './route-table.ts';
export type { StopAdvice } from './stop-advice.ts';
export {
  VERDICT_CODES,
  type Verdict,
  type VerdictCode,
  type VerdictCommand,
  type VerdictEvidence,
  type VerdictOutcome,
  type VerdictWayOut,
  type WhyQuestion,
} from './verdict/verdict.ts';
export type { ConnectTrial, VerdictFacts } from './verdict/verdict-facts.ts';
export { whatIs } from './what-is.ts';
export type { What, WhatKind } from './what-rule.ts';
export type { ChainLink, Why, WhySource, WhySourceKind } from './why.ts';
export { whyRunning } from './why-running.ts';
