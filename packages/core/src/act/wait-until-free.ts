import type { Socket } from '../model/socket.ts';
import { type Campaign, sendSignals, stillRunning } from './campaign.ts';
import { holdersOf } from './kill-target.ts';
import { lookAtPorts } from './look-at-ports.ts';

const FIRST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 200;

/**
 * Waits until the victims hold none of the ports any more, or the process that was named has ended. Looks at least once.
 * @param isVain ends the waiting early
 * @returns the clock's time of that, `undefined` where that did not come about
 */
export async function waitUntilFree(
  campaign: Campaign,
  deadlineMs: number,
  isVain: () => boolean = () => false,
): Promise<number | undefined> {
  const { clock, abort } = campaign;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    if (await isFree(campaign)) return clock.nowMs();
    const left = deadlineMs - clock.nowMs();
    if (left <= 0 || isVain()) return undefined;
    await clock.sleep(Math.min(pause, left), abort);
  }
}

async function isFree(campaign: Campaign): Promise<boolean> {
  const { host, plan, abort } = campaign;
  if (plan.target.kind === 'process') return stillRunning(campaign).length === 0;
  const { same } = await lookAtPorts(host, plan, abort);
  await endHeirs(campaign, same);
  const kept = new Set(plan.refused.flatMap(({ sockets }) => sockets.map(({ id }) => id)));
  return same.every(({ id }) => kept.has(id));
}

/** A worker that a master started in the last moment holds the very socket that its master was asked to give back. */
async function endHeirs(campaign: Campaign, sockets: readonly Socket[]): Promise<void> {
  const { host, plan, heirs } = campaign;
  const known = new Set(plan.sockets.flatMap((socket) => holdersOf(socket).map(({ pid }) => pid)));
  const users = new Set(plan.victims.map(({ process }) => process.uid));
  for (const holder of sockets.flatMap(holdersOf)) {
    if (known.has(holder.pid) || heirs.has(holder.pid) || !users.has(holder.uid)) continue;
    const detail = (await host.detail(holder))?.process;
    if (detail === undefined) continue;
    heirs.set(holder.pid, detail);
    sendSignals(campaign, [detail], 'SIGTERM');
  }
}
