import type { Host } from '../host/host.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Socket } from '../model/socket.ts';
import type { KillPlan } from './kill-plan.ts';
import { holdersOf, isOnPorts, keepsPort } from './kill-target.ts';

/** What holds the ports of a plan at one moment. */
export interface PortsNow {
  /** Sockets that the plan knew, with whoever holds them now. */
  readonly same: readonly Socket[];
  /** Sockets that are new since. */
  readonly newcomers: readonly Socket[];
  readonly snapshot: Snapshot | undefined;
}

const NOTHING: PortsNow = { same: [], newcomers: [], snapshot: undefined };

/** Looks at all addresses and families of the plan's ports. One that has no ports needs no look. */
export async function lookAtPorts(
  host: Pick<Host, 'snapshot'>,
  plan: KillPlan,
  signal?: AbortSignal,
): Promise<PortsNow> {
  const ports =
    plan.target.kind === 'ports' ? [plan.target.ports.first, plan.target.ports.last] : portsOf(plan.sockets);
  if (ports.length === 0) return NOTHING;
  const snapshot = await host.snapshot({
    states: ['listen', 'bound'],
    ports: { first: Math.min(...ports), last: Math.max(...ports) },
    signal,
  });
  const known = new Set(plan.sockets.map(({ id }) => id));
  const meant = meantBy(plan);
  const there = snapshot.sockets.filter((socket) => keepsPort(socket) && (known.has(socket.id) || meant(socket)));
  return {
    same: there.filter(({ id }) => known.has(id)),
    newcomers: there.filter(({ id }) => !known.has(id)),
    snapshot,
  };
}

function portsOf(sockets: readonly Socket[]): number[] {
  return sockets.map(({ local }) => local.port);
}

/** Of ports those that were asked about; of a process those that it had. */
function meantBy({ target, sockets }: KillPlan): (socket: Socket) => boolean {
  if (target.kind === 'ports') return (socket) => isOnPorts(target, socket);
  const endpoints = new Set(sockets.map(endpointKey));
  return (socket) => endpoints.has(endpointKey(socket));
}

function endpointKey({ protocol, local }: Socket): string {
  return `${protocol} ${local.port} ${local.address} ${local.zone ?? ''}`;
}

/** Pids of all that are seen to hold one of them. */
export function pidsHolding(sockets: readonly Socket[]): ReadonlySet<number> {
  return new Set(sockets.flatMap((socket) => holdersOf(socket).map(({ pid }) => pid)));
}
