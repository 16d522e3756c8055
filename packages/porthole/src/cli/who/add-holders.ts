import type { Gap, Holder, Host } from '@porthole/core';
import { collectFacts } from './collect-facts.ts';
import type { Told } from './told.ts';

/** How many processes are told of in full. A server may well have thousands that share its socket. */
export const MOST_PROCESSES = 64;

/** The answer with all holders of its listeners among its processes: a sentence names one of them, a program wants them all. */
export async function addHolders(host: Host, told: Told): Promise<Told> {
  const known = new Set(told.processes.map(({ process }) => process.pid));
  const missing = new Map<number, Holder>();
  for (const { owner } of told.answers.flatMap(({ listeners }) => listeners)) {
    if (owner.kind !== 'process') continue;
    for (const holder of owner.holders) if (!known.has(holder.pid)) missing.set(holder.pid, holder);
  }
  const room = Math.max(0, MOST_PROCESSES - told.processes.length);
  const facts = await collectFacts(host, [...missing.values()].slice(0, room));
  return {
    ...told,
    processes: [...told.processes, ...facts.values()],
    gaps: [...told.gaps, ...gapOf(missing.size - facts.size)],
  };
}

function gapOf(count: number): Gap[] {
  if (count <= 0) return [];
  const detail = `processes beyond ${MOST_PROCESSES}, of which only what stands beside their sockets was looked at`;
  return [{ what: 'process', reason: 'unseen', count, detail, remedy: undefined }];
}
