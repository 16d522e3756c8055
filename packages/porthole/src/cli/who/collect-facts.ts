import { type Host, type Process, type ProcessDetail, whyRunning } from '@porthole/core';
import type { ProcessAnswer } from '../../contract/index.ts';
import { type Identity, identityOf, readIdentity } from '../read-identity.ts';
import type { FactsByPid } from './facts-by-pid.ts';

/** Reads what there is to tell of each process, each once. */
export async function collectFacts(host: Host, processes: Iterable<Process>): Promise<FactsByPid> {
  const facts = new Map<number, ProcessAnswer>();
  for (const process of processes) {
    if (!facts.has(process.pid)) facts.set(process.pid, await addWhy(host, process, await readIdentity(host, process)));
  }
  return facts;
}

/** What there is to tell of one process that was read already. */
export async function factsOf(host: Host, detail: ProcessDetail): Promise<ProcessAnswer> {
  return addWhy(host, detail, await identityOf(host, detail, detail));
}

async function addWhy(host: Host, process: Process, identity: Identity): Promise<ProcessAnswer> {
  const { detail } = identity;
  return {
    ...identity,
    process: detail ?? process,
    why: detail === undefined ? undefined : whyRunning(await host.ancestry(detail)),
  };
}
