import type { Host } from '../../host/host.ts';
import type { Gap } from '../../model/gap.ts';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { makeLook } from './look-for.ts';
import type { Sight, WaitCondition, WaitTarget } from './wait-target.ts';

export interface WaitOptions {
  /** Default: 30 s. It is looked at least once. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
}

/** How the waiting ended, and what was seen last. */
export interface WaitResult extends Sight {
  readonly waitedMs: number;
  /** How often it was looked. */
  readonly looks: number;
  readonly gaps: readonly Gap[];
}

const DEFAULT_TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;
const SLOWING = 1.5;

/**
 * Waits until a port or a process is as it should be, looking ever less often: after 10 ms first, every 500 ms in the end.
 * Ends early, with `met` false, where what is waited for can come no more: the process has ended.
 * @throws the signal's reason once that is aborted
 */
export async function waitFor(
  host: Host,
  target: WaitTarget,
  condition: WaitCondition,
  options: WaitOptions = {},
): Promise<WaitResult> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, signal, clock = SYSTEM_CLOCK } = options;
  const look = makeLook(host, target, condition, signal);
  const begin = clock.nowMs();
  let pause = FIRST_PAUSE_MS;
  for (let looks = 1; ; looks++) {
    signal?.throwIfAborted();
    const sight = await look(timeoutMs - (clock.nowMs() - begin));
    const waitedMs = clock.nowMs() - begin;
    const left = timeoutMs - waitedMs;
    if (sight.met || sight.ended || left <= 0) return { ...sight, waitedMs, looks };
    await clock.sleep(Math.min(pause, left), signal);
    pause = Math.min(pause * SLOWING, LONGEST_PAUSE_MS);
  }
}
