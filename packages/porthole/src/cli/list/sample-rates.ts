import { setTimeout as pause } from 'node:timers/promises';
import {
  type Host,
  type Snapshot,
  type SnapshotOptions,
  type Socket,
  type TrafficRate,
  trafficRates,
} from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';

const SAMPLE_MS = 1000;

/** What each connection carries now. */
export interface SampledRates {
  readonly snapshot: Snapshot;
  readonly rateOf: (socket: Socket) => TrafficRate | undefined;
}

/** Looks twice, a second apart, at what the connections carried. */
export async function sampleRates(host: Host, options: SnapshotOptions): Promise<SampledRates> {
  const before = await host.snapshot({ ...options, info: true });
  await pause(SAMPLE_MS);
  const snapshot = await host.snapshot({ ...options, info: true });
  return { snapshot, rateOf: trafficRates(before, snapshot) };
}

/** What a process carries, over all of its connections. */
export interface ProcessRate extends TrafficRate {
  readonly pid: number;
  /** Raw text. */
  readonly name: string | undefined;
}

/**
 * What each process carries, the busiest first. A connection that several hold is counted for the one that stands for
 * them, so that no byte is counted twice.
 */
export function ratesByProcess(
  sockets: readonly Socket[],
  rateOf: (socket: Socket) => TrafficRate | undefined,
): ProcessRate[] {
  const rates = new Map<number, ProcessRate>();
  for (const socket of sockets) {
    const rate = rateOf(socket);
    const holder = socket.owner.kind === 'process' ? leadingHolder(socket.owner) : undefined;
    if (rate === undefined || holder === undefined) continue;
    const { pid, name } = holder;
    const { sent = 0, received = 0 } = rates.get(pid) ?? {};
    rates.set(pid, { pid, name, sent: sent + rate.sent, received: received + rate.received });
  }
  return [...rates.values()].sort((a, b) => b.sent + b.received - a.sent - a.received);
}

/** The rate of several connections together; not known where none of them is. */
export function sumRates(rates: Iterable<TrafficRate | undefined>): TrafficRate | undefined {
  let sum: TrafficRate | undefined;
  for (const rate of rates) {
    if (rate === undefined) continue;
    sum = { sent: (sum?.sent ?? 0) + rate.sent, received: (sum?.received ?? 0) + rate.received };
  }
  return sum;
}
