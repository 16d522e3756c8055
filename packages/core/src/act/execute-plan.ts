import { PortholeError } from '../errors.ts';
import type { ProcessDetail } from '../model/process.ts';
import { type Campaign, type KillHost, sendSignals, stillRunning } from './campaign.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { concludeKill } from './conclude-kill.ts';
import { DEFAULT_TIMEOUT_MS, FOLLOW_MS, KILL_WAIT_MS, MOMENT_MS } from './kill-options.ts';
import type { KillPlan } from './kill-plan.ts';
import type { KillResult, SentSignal } from './kill-result.ts';
import { waitUntilFree } from './wait-until-free.ts';

export interface ExecuteOptions {
  /** How long to wait after SIGTERM. Default: 5 seconds. */
  readonly timeoutMs?: number | undefined;
  /**
   * May those that are still there be ended by SIGKILL, so that they cannot save their work? Asked only when it comes to
   * that. Left out: no.
   */
  readonly mayKill?: ((running: readonly ProcessDetail[]) => boolean | Promise<boolean>) | undefined;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does what the plan says: asks its victims to stop, those that started the others first, waits, kills only with
 * consent, and then sees whether the ports are free and stay so. Right before each signal it is checked once more that
 * the process is the one of the plan and still holds what it is to give back; otherwise nothing is sent.
 * @throws PortholeError `unsupported` for a host on which nothing can be done; the reason of an aborted `signal`.
 */
export async function executePlan(host: KillHost, plan: KillPlan, options: ExecuteOptions = {}): Promise<KillResult> {
  const { clock = SYSTEM_CLOCK, timeoutMs = DEFAULT_TIMEOUT_MS, signal: abort } = options;
  if (plan.victims.length === 0) return untouched(plan);
  const actions = await host.act?.();
  if (actions === undefined) throw new PortholeError('unsupported', 'this host can only be read');
  const startMs = clock.nowMs();
  const signals: SentSignal[] = [];
  const campaign: Campaign = { host, plan, actions, clock, startMs, abort, signals, heirs: new Map() };

  const [first, rest] = inWaves(plan);
  sendSignals(campaign, first, 'SIGTERM');
  const patience = wasSent(signals) ? timeoutMs : 0;
  if (rest.length > 0 && !(await endTogether(campaign, first, patience / 2))) sendSignals(campaign, rest, 'SIGTERM');
  let freeAtMs = await waitUntilFree(campaign, startMs + patience);
  if (freeAtMs === undefined && wasSent(signals)) {
    const running = stillRunning(campaign);
    if (running.length > 0 && (await options.mayKill?.(running)) === true) {
      sendSignals(campaign, running, 'SIGKILL');
      freeAtMs = await waitUntilFree(campaign, clock.nowMs() + KILL_WAIT_MS);
    }
  }
  return concludeKill(campaign, freeAtMs);
}

function untouched(plan: KillPlan): KillResult {
  return {
    outcome: plan.refused.length > 0 ? 'refused' : 'nothing',
    signals: [],
    freedAfterMs: undefined,
    running: [],
    stillHeld: plan.sockets,
    takenAgain: undefined,
    gaps: plan.gaps,
  };
}

/** Those that have nobody above them among the victims, and the others: many of them end with the one that made them. */
function inWaves({ victims }: KillPlan): readonly [ProcessDetail[], ProcessDetail[]] {
  const pids = new Set(victims.map(({ process }) => process.pid));
  const processes = victims.map(({ process }) => process);
  const isFollower = ({ parentPid }: ProcessDetail): boolean => parentPid !== undefined && pids.has(parentPid);
  return [processes.filter((process) => !isFollower(process)), processes.filter(isFollower)];
}

/**
 * Many workers end with the one that started them: they get the time for it while that one runs, and a moment beyond.
 * @returns whether the ports are free by then
 */
async function endTogether(campaign: Campaign, leaders: readonly ProcessDetail[], mostMs: number): Promise<boolean> {
  const { clock, actions, startMs } = campaign;
  const haveEnded = (): boolean => !leaders.some((leader) => actions.isRunning(leader));
  const free = await waitUntilFree(campaign, startMs + Math.min(FOLLOW_MS, mostMs), haveEnded);
  if (free !== undefined || !haveEnded()) return free !== undefined;
  return (await waitUntilFree(campaign, clock.nowMs() + MOMENT_MS)) !== undefined;
}

function wasSent(signals: readonly SentSignal[]): boolean {
  return signals.some(({ outcome }) => outcome.kind === 'sent');
}
