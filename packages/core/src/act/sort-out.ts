import type { Socket } from '../model/socket.ts';
import type { RefusalReason } from './kill-plan.ts';
import { holdersOf, type KillTarget } from './kill-target.ts';
import type { Candidate, PlanFacts } from './plan-facts.ts';
import { refusalOf, type Spared } from './refusal-of.ts';

export interface SortedOut {
  /** Those that started others of them come first. */
  readonly accepted: readonly Candidate[];
  readonly refused: readonly { readonly candidate: Candidate; readonly reason: RefusalReason }[];
}

/** Parts the processes that hold the target into those that may be ended and those that are left alone. */
export function sortOut(target: KillTarget, facts: PlanFacts, spared: Spared): SortedOut {
  const reasons = new Map<Candidate, RefusalReason>();
  for (const candidate of facts.candidates) {
    const reason = refusalOf(candidate, spared);
    if (reason !== undefined) reasons.set(candidate, reason);
  }
  acceptWorkers(facts.candidates, reasons);
  if (target.kind !== 'process') refuseTheVain(facts, reasons);
  const accepted = facts.candidates.filter((candidate) => !reasons.has(candidate));
  return {
    accepted: accepted.sort((a, b) => generation(a, accepted) - generation(b, accepted)),
    refused: [...reasons].map(([candidate, reason]) => ({ candidate, reason })),
  };
}

/** A server that root started often has workers of a user with fewer rights: who may end the one may end the others. */
function acceptWorkers(candidates: readonly Candidate[], reasons: Map<Candidate, RefusalReason>): void {
  const masters = candidates.filter((candidate) => !reasons.has(candidate));
  for (const [candidate, reason] of reasons) {
    if (reason !== 'other-user') continue;
    const { sockets, ancestry } = candidate;
    const isWorker = masters.some(
      (master) =>
        ancestry.some(({ pid }) => pid === master.process.pid) && master.sockets.some((each) => sockets.includes(each)),
    );
    if (isWorker) reasons.delete(candidate);
  }
}

/** To end one holder of a socket frees nothing as long as another one is left alone. */
function refuseTheVain({ candidates }: PlanFacts, reasons: Map<Candidate, RefusalReason>): void {
  const spared = new Set([...reasons.keys()].map(({ process }) => process.pid));
  const isKept = (socket: Socket): boolean => holdersOf(socket).some(({ pid }) => spared.has(pid));
  for (const candidate of candidates) {
    if (!reasons.has(candidate) && candidate.sockets.every(isKept)) reasons.set(candidate, 'kept-by-another');
  }
}

/** How many of the others are above it. */
function generation({ ancestry, process }: Candidate, among: readonly Candidate[]): number {
  const pids = new Set(among.map((each) => each.process.pid));
  return ancestry.filter(({ pid }) => pid !== process.pid && pids.has(pid)).length;
}
