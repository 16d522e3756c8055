import { type Process, type ProcessDetail, type Snapshot, type Socket, sortSockets } from '@porthole/core';
import { holdsPort } from './build-answers.ts';

/** A process with the sockets it holds, and whether these may be all. */
export interface ProcessSockets {
  readonly process: Process;
  readonly listeners: readonly Socket[];
  readonly connections: readonly Socket[];
  /** Why it may hold more than is seen. */
  readonly blind: 'permission' | 'namespace' | undefined;
}

/** The sockets of a process. Needs a snapshot of all sockets, with their owners. */
export function findProcessSockets(
  process: Process & Pick<ProcessDetail, 'namespaces'>,
  snapshot: Snapshot,
  mayLook: boolean,
): ProcessSockets {
  const held = sortSockets(
    snapshot.sockets.filter(
      ({ owner }) => owner.kind === 'process' && owner.holders.some((holder) => holder.pid === process.pid),
    ),
  );
  const own = process.namespaces?.net;
  const here = snapshot.sockets.find((socket) => socket.namespace !== undefined)?.namespace;
  const elsewhere = own !== undefined && here !== undefined && own !== here;
  return {
    process,
    listeners: held.filter(holdsPort),
    connections: held.filter((socket) => !holdsPort(socket)),
    blind: !mayLook ? 'permission' : elsewhere ? 'namespace' : undefined,
  };
}
