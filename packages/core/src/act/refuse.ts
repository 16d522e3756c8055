import { adviseOnContainer, type ContainerAdvice } from '../explain/container-advice.ts';
import { containerPartOf } from '../explain/container-part.ts';
import { findRestarter } from '../explain/restarter.ts';
import type { StopAdvice } from '../explain/stop-advice.ts';
import type { Socket } from '../model/socket.ts';
import type { SocketUnit } from '../model/socket-unit.ts';
import type { Refusal, RefusalReason } from './kill-plan.ts';
import type { Candidate, PlanFacts } from './plan-facts.ts';

/** The refusal with what would free the port instead. */
export function describeRefusal(candidate: Candidate, reason: RefusalReason, facts: PlanFacts): Refusal {
  const { process, sockets } = candidate;
  const container = reason === 'container' ? containerOf(candidate, facts) : undefined;
  return { process, reason, sockets, instead: container?.stop ?? insteadOf(candidate, reason, facts), container };
}

/** Sockets whose holder is no process that can be named. */
export function refuseSockets(sockets: readonly Socket[]): Refusal[] {
  const refusals: Refusal[] = [];
  for (const kind of ['kernel', 'hidden'] as const) {
    // What was closed while it was looked at holds nothing any more.
    const those = sockets.filter(({ owner }) => owner.kind === kind && !('reason' in owner && owner.reason === 'gone'));
    if (those.length === 0) continue;
    refusals.push({ process: undefined, reason: kind, sockets: those, instead: undefined, container: undefined });
  }
  return refusals;
}

function containerOf({ ancestry, sockets }: Candidate, facts: PlanFacts): ContainerAdvice | undefined {
  const part = containerPartOf(ancestry, facts.own);
  return part && adviseOnContainer(part, sockets, facts.containers);
}

/** A port that systemd itself opened is given back by its socket unit, which takes the service along. */
function insteadOf(candidate: Candidate, reason: RefusalReason, facts: PlanFacts): StopAdvice | undefined {
  if (reason !== 'first-process' && reason !== 'kept-by-another') return undefined;
  const units = facts.socketUnits.filter((unit) => opens(unit, candidate.sockets));
  if (units.length > 0) {
    const names = units.flatMap((unit) => [unit.name, unit.service]);
    return { kind: 'command', command: ['systemctl', 'stop', ...new Set(names)], note: undefined };
  }
  return reason === 'kept-by-another' ? findRestarter(candidate.ancestry)?.stop : undefined;
}

function opens({ listens }: SocketUnit, sockets: readonly Socket[]): boolean {
  return listens.some(({ protocol, port }) =>
    sockets.some((socket) => socket.protocol === protocol && socket.local.port === port),
  );
}
