export { isGloballyRoutableIpv4 } from './globally-routable.ts';
export { createInterfaceOf, interfaceOf } from './interface-of.ts';
export { joinEnds } from './join-ends.ts';
export { createReach, reachOf } from './reach.ts';
export type { Route } from './route-table.ts';
export { whatIs } from './what-is.ts';
export type { What, WhatKind } from './what-rule.ts';
export type { ChainLink, Why, WhySource, WhySourceKind } from './why.ts';
export { whyRunning } from './why-running.ts';
