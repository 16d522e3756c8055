export { type AppliedEvent, applyEvents } from './apply-events.ts';
export { diffSnapshots, type SocketsAt } from './diff-snapshots.ts';
export { isSameOwner } from './is-same-owner.ts';
export { trafficRates } from './traffic-rates.ts';
