import type { Host } from '../host/host.ts';
import type { EndSignal, HostActions } from '../host/host-actions.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Clock } from './clock.ts';
import type { KillPlan } from './kill-plan.ts';
import type { SentSignal } from './kill-result.ts';

/** What of a host a kill needs. */
export type KillHost = Pick<Host, 'snapshot' | 'detail' | 'ancestry' | 'act'>;

/** A plan that is being carried out. */
export interface Campaign {
  readonly host: KillHost;
  readonly plan: KillPlan;
  readonly actions: HostActions;
  readonly clock: Clock;
  readonly startMs: number;
  readonly abort: AbortSignal | undefined;
  /** What was sent so far. */
  readonly signals: SentSignal[];
  /** Processes, by pid, that victims handed a socket of theirs on to after the plan was made: they are victims too. */
  readonly heirs: Map<number, ProcessDetail>;
}

/** Signals each of them, if it still is who it was and still holds what it is to give back. */
export function sendSignals(campaign: Campaign, processes: readonly ProcessDetail[], signal: EndSignal): void {
  const { plan, actions, signals } = campaign;
  for (const process of processes) {
    const holds = plan.victims.find((victim) => victim.process === process)?.holds ?? plan.sockets;
    // A process that was named itself is ended whatever it holds by now.
    const sockets = plan.target.kind === 'process' ? [] : holds;
    const inodes = sockets.flatMap(({ inode }) => (inode === undefined ? [] : [inode]));
    signals.push({ process, signal, outcome: actions.signal(process, signal, inodes) });
  }
}

/** The victims that have not ended. */
export function stillRunning({ plan, heirs, actions }: Campaign): ProcessDetail[] {
  const all = [...plan.victims.map(({ process }) => process), ...heirs.values()];
  return all.filter((process) => actions.isRunning(process));
}
