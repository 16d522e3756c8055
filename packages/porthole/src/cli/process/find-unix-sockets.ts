import type { Gap, Host, ProcessAnatomy, Snapshot, UnixSocket } from '@porthole/core';
import type { ProcessSockets } from '../who/process-sockets.ts';

/** What a process has beside its ports. */
export interface OtherSockets {
  /** `undefined` where they may not be seen from here. */
  readonly unixSockets: readonly UnixSocket[] | undefined;
  /** How many descriptors are sockets of no kind that is known here, or of another network namespace. */
  readonly foreign: number;
  readonly gaps: readonly Gap[];
}

/** Asks for UNIX sockets only where a descriptor is none of the network: it takes a look at all processes. */
export async function findUnixSockets(
  host: Host,
  { pid, files }: ProcessAnatomy,
  { blind }: ProcessSockets,
  { sockets: ofNetwork }: Snapshot,
): Promise<OtherSockets> {
  if (blind !== undefined) return { unixSockets: undefined, foreign: 0, gaps: [] };
  const left = new Set(files?.open.filter(({ kind }) => kind === 'socket').map(({ target }) => target));
  for (const { inode } of ofNetwork) left.delete(`socket:[${inode}]`);
  if (left.size === 0) return { unixSockets: [], foreign: 0, gaps: [] };
  const { sockets, gaps } = await host.unixSockets();
  for (const { inode } of sockets) left.delete(`socket:[${inode}]`);
  return {
    unixSockets: sockets.filter((socket) => holds(socket, pid)),
    foreign: left.size,
    gaps: [...gaps.filter(({ what }) => what === 'socket' || what === 'field'), ...foreignGap(pid, left.size)],
  };
}

function holds({ owner }: UnixSocket, pid: number): boolean {
  return owner.kind === 'process' && owner.holders.some((holder) => holder.pid === pid);
}

function foreignGap(pid: number, count: number): Gap[] {
  if (count === 0) return [];
  const detail = `sockets of process ${pid} that are neither TCP, UDP nor UNIX sockets, or are in another network namespace`;
  return [{ what: 'socket', reason: 'unseen', count, detail, remedy: undefined }];
}
