import type { LostEvent, SocketChange } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';
import type { SocketsAt } from './diff-snapshots.ts';

/** What an event does to what is known; its number and time do not matter. */
export type AppliedEvent = SocketChange | Pick<LostEvent, 'kind' | 'socket'>;

/**
 * The sockets after these events: `applyEvents(before, diffSnapshots(before, after))` has those of `after`. Known
 * sockets keep their order and new ones come last. After `lost` nothing is known but what follows it.
 */
export function applyEvents({ sockets }: SocketsAt, events: Iterable<AppliedEvent>): readonly Socket[] {
  const known = new Map(sockets.map((socket) => [socket.id, socket]));
  for (const { kind, socket } of events) {
    if (kind === 'lost') known.clear();
    else if (kind === 'closed') known.delete(socket.id);
    else known.set(socket.id, socket);
  }
  return [...known.values()];
}
