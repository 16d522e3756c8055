import type { ProcessSummary, Socket } from '@porthole/core';
import { heldPorts } from './held-ports.ts';
import type { ListedProcess } from './listed-process.ts';
import { sampleHolder } from './sample-sockets.ts';

/** A process as it is listed: asleep, with one thread, in the network namespace of the samples. */
export function sampleSummary(process: Pick<ProcessSummary, 'pid'> & Partial<ProcessSummary>): ProcessSummary {
  const { fds: _, ...known } = sampleHolder(process.pid, process.name ?? 'node');
  return {
    ...known,
    parentPid: undefined,
    state: 'sleeping',
    isKernelThread: false,
    threads: 1,
    cpuMs: 96_480,
    ageMs: 8_040_000,
    residentBytes: 182_000_000,
    sharesNetwork: true,
    ...process,
  };
}

/** A listed process with these sockets. */
export function sampleListed(
  process: Pick<ProcessSummary, 'pid'> & Partial<ProcessSummary>,
  sockets: readonly Socket[] = [],
  parts: Partial<ListedProcess> = {},
): ListedProcess {
  return {
    process: sampleSummary(process),
    sockets,
    ports: heldPorts(sockets.filter(({ remote }) => remote === undefined)),
    connections: sockets.filter(({ remote }) => remote !== undefined),
    unseen: undefined,
    cpuShare: 0.01,
    ...parts,
  };
}
