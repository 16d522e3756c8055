import type { ProcessRef, Snapshot, Socket } from '@porthole/core';

/**
 * The sockets that each of some processes holds, by pid. A pid that belongs to another process by the time the sockets
 * were read has none.
 */
export function socketsByProcess(
  { sockets }: Pick<Snapshot, 'sockets'>,
  processes: readonly ProcessRef[],
): ReadonlyMap<number, readonly Socket[]> {
  const byPid = new Map<number, Socket[]>();
  const starts = new Map(processes.map(({ pid, startId }) => [pid, startId]));
  const add = (pid: number, socket: Socket, startOf: () => number | undefined): void => {
    const known = byPid.get(pid);
    if (known !== undefined) known.push(socket);
    else if (starts.has(pid) && starts.get(pid) === startOf()) byPid.set(pid, [socket]);
  };
  for (const socket of sockets) {
    const { soleHolder } = socket;
    // Making an owner costs more than all the rest, so that of a sole holder is asked once for each process.
    if (soleHolder !== undefined) add(soleHolder, socket, () => startOfHolder(socket, soleHolder));
    else if (socket.owner.kind === 'process') {
      for (const holder of socket.owner.holders) add(holder.pid, socket, () => holder.startId);
    }
  }
  return byPid;
}

function startOfHolder({ owner }: Socket, pid: number): number | undefined {
  return owner.kind === 'process' ? owner.holders.find((holder) => holder.pid === pid)?.startId : undefined;
}
