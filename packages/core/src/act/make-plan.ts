import { findRestarter } from '../explain/restarter.ts';
import { isListener, type Socket } from '../model/socket.ts';
import { DEFAULT_TIMEOUT_MS, KILL_WAIT_MS, type KillOptions, LONG_WATCH_MS, WATCH_MS } from './kill-options.ts';
import type { KillPlan, Refusal, Step, Victim } from './kill-plan.ts';
import { holdersOf, type KillTarget } from './kill-target.ts';
import type { Candidate, PlanFacts } from './plan-facts.ts';
import { describeRefusal, refuseSockets } from './refuse.ts';
import { sortOut } from './sort-out.ts';

/** Decides what is done to whom, from what was read. Reads nothing itself, and does nothing. */
export function makePlan(
  target: KillTarget,
  facts: PlanFacts,
  uids: readonly number[],
  options: KillOptions,
): KillPlan {
  const spared = { own: facts.own, uids, options, forced: options.force === true && target.kind === 'process' };
  const decided = sortOut(target, facts, spared);
  const victims = decided.accepted.map((candidate) => victimOf(candidate, facts));
  const refused: Refusal[] = [
    ...decided.refused.map(({ candidate, reason }) => describeRefusal(candidate, reason, facts)),
    ...refuseSockets(facts.sockets),
  ];
  return {
    target,
    sockets: facts.sockets,
    connections: connectionsOf(target, facts),
    victims,
    refused,
    steps: stepsFor(victims, options),
    gaps: facts.snapshot.gaps,
  };
}

function victimOf({ process, ancestry, sockets }: Candidate, { snapshot }: PlanFacts): Victim {
  const ports = new Set(sockets.map(portKey));
  const own = snapshot.sockets.filter((socket) => holdersOf(socket).some(({ pid }) => pid === process.pid));
  return {
    process,
    holds: sockets,
    alsoServes: own.filter((socket) => isListener(socket) && !socket.ephemeral && !sockets.includes(socket)),
    clients: snapshot.sockets.filter((socket) => {
      if (socket.remote === undefined || !isOpen(socket) || !ports.has(portKey(socket))) return false;
      // One that waits to be accepted has no holder yet, and ends with the listener.
      return own.includes(socket) || (socket.owner.kind === 'none' && socket.owner.reason === 'not-accepted');
    }).length,
    restartedBy: findRestarter(ancestry),
  };
}

function portKey({ protocol, local }: Socket): string {
  return `${protocol} ${local.port}`;
}

function isOpen({ state }: Socket): boolean {
  return state === 'established' || state === 'connected' || state === 'close-wait';
}

/** For a port on which nobody listens: what it is then. */
function connectionsOf(target: KillTarget, { snapshot }: PlanFacts): readonly Socket[] {
  if (target.kind !== 'ports') return [];
  const { first, last } = target.ports;
  return snapshot.sockets.filter((socket) => {
    if (socket.remote === undefined || (target.protocol ?? socket.protocol) !== socket.protocol) return false;
    return socket.local.port >= first && socket.local.port <= last;
  });
}

function stepsFor(victims: readonly Victim[], options: KillOptions): readonly Step[] {
  if (victims.length === 0) return [];
  const pids = victims.map(({ process }) => process.pid);
  const mayReturn = victims.some(
    ({ restartedBy }) => restartedBy !== undefined && !pids.includes(restartedBy.pid ?? 0),
  );
  return [
    { do: 'terminate', pids, waitMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS },
    { do: 'kill', pids, waitMs: KILL_WAIT_MS },
    { do: 'prove', forMs: mayReturn ? LONG_WATCH_MS : WATCH_MS },
  ];
}
