import { findRestarter, parentAsRestarter, type Restarter } from '../explain/restarter.ts';
import { isSameProcess, type ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';
import { type Campaign, stillRunning } from './campaign.ts';
import { WATCH_MS } from './kill-options.ts';
import type { KillOutcome, KillResult, TakenAgain } from './kill-result.ts';
import { holdersOf } from './kill-target.ts';
import { lookAtPorts, type PortsNow, pidsHolding } from './look-at-ports.ts';

const PAUSE_MS = 60;
const SETTLE_MS = 150;

/** Watches the ports for a while and says what came of it all. `freeAtMs`: when the victims had let go, if they have. */
export async function concludeKill(campaign: Campaign, freeAtMs: number | undefined): Promise<KillResult> {
  const { plan, clock, abort, host } = campaign;
  const prove = plan.steps.find((step) => step.do === 'prove');
  const endMs = freeAtMs === undefined ? 0 : freeAtMs + (prove?.forMs ?? WATCH_MS);
  for (;;) {
    const now = await lookAtPorts(host, plan, abort);
    if (newcomersIn(campaign, now).length > 0) {
      const afterMs = clock.nowMs() - (freeAtMs ?? campaign.startMs);
      // Who opens a port may do so for another process that it starts in this moment.
      await clock.sleep(SETTLE_MS, abort);
      const settled = await lookAtPorts(host, plan, abort);
      const there = newcomersIn(campaign, settled);
      if (there.length > 0) {
        return resultOf(campaign, 'taken-again', settled, freeAtMs, await describeTaken(campaign, there, afterMs));
      }
    }
    if (freeAtMs === undefined || plan.sockets.length === 0) {
      return resultOf(campaign, outcomeOf(campaign, now, freeAtMs), now, freeAtMs);
    }
    const left = endMs - clock.nowMs();
    if (left <= 0) return resultOf(campaign, outcomeOf(campaign, now, freeAtMs), now, freeAtMs);
    await clock.sleep(Math.min(PAUSE_MS, left), abort);
  }
}

function outcomeOf({ plan, signals }: Campaign, { same }: PortsNow, freeAtMs: number | undefined): KillOutcome {
  if (freeAtMs === undefined) {
    const denied = signals.some(({ outcome }) => outcome.kind === 'denied');
    return denied && !signals.some(({ outcome }) => outcome.kind === 'sent') ? 'denied' : 'still-held';
  }
  if (plan.target.kind === 'process') return same.length > 0 || plan.sockets.length === 0 ? 'ended' : 'freed';
  return plan.refused.length > 0 ? 'partly' : 'freed';
}

/**
 * Sockets that were not there before. Where one process was named and the socket lives on with others, those count that
 * did not hold it before: a master that replaces its worker.
 */
function newcomersIn({ plan }: Campaign, now: PortsNow): readonly Socket[] {
  if (plan.target.kind !== 'process') return now.newcomers;
  const before = pidsHolding(plan.sockets);
  const replaced = now.same.filter((socket) => holdersOf(socket).some(({ pid }) => !before.has(pid)));
  return [...now.newcomers, ...replaced];
}

async function describeTaken(campaign: Campaign, sockets: readonly Socket[], afterMs: number): Promise<TakenAgain> {
  const { host, plan } = campaign;
  const before = pidsHolding(plan.sockets);
  const holders = sockets.flatMap(holdersOf);
  const parents = new Set(plan.victims.map((victim) => victim.process.parentPid));
  const fresh = holders.filter(({ pid }) => !before.has(pid));
  const holder = fresh.find(({ pid }) => !parents.has(pid)) ?? fresh[0] ?? holders[0];
  const process = holder && (await host.detail(holder))?.process;
  const ancestry = process === undefined ? [] : await host.ancestry(process.pid);
  return { afterMs: Math.max(0, afterMs), sockets, process, restartedBy: restarterOf(campaign, ancestry) };
}

/** By what the new process runs under, else by the parent that it has in common with the one that was ended. */
function restarterOf({ plan }: Campaign, ancestry: readonly ProcessDetail[]): Restarter | undefined {
  const known = findRestarter(ancestry);
  const [self, parent] = ancestry;
  if (self !== undefined && plan.victims.some((victim) => victim.process.parentPid === self.pid)) {
    return parentAsRestarter(self, `pid ${self.pid} had started the one that ended`);
  }
  if (known !== undefined || parent === undefined || parent.pid === 1) return known;
  const isShared = plan.victims.some((victim) => victim.process.parentPid === parent.pid);
  if (!isShared && !plan.victims.some((victim) => isSameProcess(victim.process, parent))) return undefined;
  const evidence = isShared ? `pid ${parent.pid} is the parent of both` : `pid ${parent.pid} started it`;
  return parentAsRestarter(parent, evidence);
}

function resultOf(
  campaign: Campaign,
  outcome: KillOutcome,
  now: PortsNow,
  freeAtMs: number | undefined,
  takenAgain?: TakenAgain,
): KillResult {
  const { plan, startMs, signals } = campaign;
  return {
    outcome,
    signals,
    freedAfterMs: freeAtMs === undefined ? undefined : freeAtMs - startMs,
    running: stillRunning(campaign),
    stillHeld: now.same,
    takenAgain,
    gaps: now.snapshot?.gaps ?? plan.gaps,
  };
}
