export { type WaitOptions, type WaitResult, waitFor } from './wait-for.ts';
export type { ConnectAttempt, Sight, WaitCondition, WaitTarget } from './wait-target.ts';
