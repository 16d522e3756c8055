import { setTimeout as wait } from 'node:timers/promises';
import type { Host, MachineBounds, ProcessSummary, Snapshot, Socket } from '@porthole/core';
import { heldPorts } from '../../view/held-ports.ts';
import type { ListedProcess } from '../../view/listed-process.ts';
import { averageShare, sampledShares } from './cpu-share.ts';
import { socketsByProcess } from './sockets-by-process.ts';

/** Every process of a machine with what it holds, before any filter. */
export interface ProcessListing {
  readonly snapshot: Snapshot;
  readonly bounds: MachineBounds;
  readonly listed: readonly ListedProcess[];
}

/**
 * Reads the processes first and the sockets after them: what was started in between is not listed, and what ended holds
 * nothing any more. With `sampleMs` the use of CPU is measured for so long.
 */
export async function readProcesses(host: Host, sampleMs: number): Promise<ProcessListing> {
  const shareOf = sampleMs > 0 ? await measure(host, sampleMs) : averageShare;
  const processes = await host.processes();
  const snapshot = await host.snapshot();
  const held = socketsByProcess(snapshot, processes);
  const listed: ListedProcess[] = [];
  for (const process of processes) {
    const sockets = held.get(process.pid) ?? NO_SOCKETS;
    listed.push({
      process,
      sockets,
      ports: heldPorts(sockets.filter((socket) => socket.remote === undefined)),
      connections: sockets.filter((socket) => socket.remote !== undefined),
      unseen: await whyUnseen(host, process, sockets, snapshot),
      cpuShare: shareOf(process),
    });
  }
  return { snapshot, bounds: await host.bounds(processes), listed };
}

const NO_SOCKETS: readonly Socket[] = [];

async function measure(host: Host, sampleMs: number): Promise<ReturnType<typeof sampledShares>> {
  const before = await host.processes();
  await wait(sampleMs);
  return sampledShares(before);
}

async function whyUnseen(
  host: Host,
  { pid, startId, sharesNetwork, isKernelThread, state }: ProcessSummary,
  sockets: readonly Socket[],
  { gaps }: Snapshot,
): Promise<ListedProcess['unseen']> {
  if (isKernelThread || state === 'zombie' || state === 'dead') return undefined;
  if (startId === undefined) return 'permission';
  if (sharesNetwork === false) return 'namespace';
  if (sharesNetwork === undefined) return 'permission';
  // Rare rights show the namespaces of a process and not its descriptors. Where every owner was found, nothing is amiss.
  const refused = gaps.some(({ what, reason }) => what === 'owner' && reason === 'permission');
  return refused && sockets.length === 0 && !(await host.mayLookInto(pid)) ? 'permission' : undefined;
}
