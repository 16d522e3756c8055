export { isGloballyRoutableIpv4 } from './globally-routable.ts';
export { createInterfaceOf, interfaceOf } from './interface-of.ts';
export { createReach, reachOf } from './reach.ts';
export type { Route } from './route-table.ts';
