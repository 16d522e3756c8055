import { setTimeout } from 'node:timers/promises';

/** Time, from outside, so that a test decides how it passes. */
export interface Clock {
  /** Milliseconds since any moment; never runs backwards. */
  nowMs(): number;
  /** @throws the signal's reason once that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  nowMs: () => performance.now(),
  sleep: async (ms, signal) => {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  },
};
