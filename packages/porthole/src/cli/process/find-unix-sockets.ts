import type { Gap, Host, ProcessAnatomy, UnixSocket } from '@porthole/core';
import type { ProcessSockets } from '../who/process-sockets.ts';

/** The UNIX sockets of a process; `undefined` where they may not be seen from here. */
export interface FoundUnixSockets {
  readonly sockets: readonly UnixSocket[] | undefined;
  readonly gaps: readonly Gap[];
}

/** Asks for them only where the process has sockets that are none of the network: it takes a look at all processes. */
export async function findUnixSockets(
  host: Host,
  anatomy: ProcessAnatomy,
  found: ProcessSockets,
): Promise<FoundUnixSockets> {
  if (found.blind !== undefined) return { sockets: undefined, gaps: [] };
  if (!hasOthers(anatomy, found)) return { sockets: [], gaps: [] };
  const { sockets, gaps } = await host.unixSockets();
  return {
    sockets: sockets.filter((socket) => holds(socket, anatomy.pid)),
    gaps: gaps.filter(({ what }) => what === 'socket' || what === 'field'),
  };
}

function hasOthers({ files }: ProcessAnatomy, { listeners, connections }: ProcessSockets): boolean {
  const ofNetwork = new Set([...listeners, ...connections].map(({ inode }) => `socket:[${inode}]`));
  return files?.open.some(({ kind, target }) => kind === 'socket' && !ofNetwork.has(target)) ?? false;
}

function holds({ owner }: UnixSocket, pid: number): boolean {
  return owner.kind === 'process' && owner.holders.some((holder) => holder.pid === pid);
}
