/** Of the time at most one part in so many is spent on looking: on a loaded machine a look takes longer. */
const SHARE = 5;

/** How long to wait after a look that took `costMs`, so that looks are `intervalMs` apart, or further where they cost much. */
export function nextDelay(intervalMs: number, costMs: number): number {
  return Math.max(intervalMs - costMs, costMs * (SHARE - 1));
}
