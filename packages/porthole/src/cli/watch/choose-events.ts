import type { Socket, SocketState, WatchEvent } from '@porthole/core';

/** What was told of a socket, for the next line about it. */
export interface Known {
  readonly state: SocketState;
  readonly owner: Socket['owner'];
  /** When it opened; not known of what was there before. */
  readonly sinceMs: number | undefined;
}

/** An event that is to be told, numbered anew, and what was told of its socket before. */
export interface ChosenEvent {
  readonly event: WatchEvent;
  readonly before: Known | undefined;
}

/**
 * The events about sockets that match, and all that happens to a socket once it was told of: a filter that stops
 * matching must not hide that it closed.
 */
export class EventChooser {
  readonly #matches: ((socket: Socket) => boolean) | undefined;
  readonly #told = new Map<string, Known>();
  #sequence = 0;

  constructor(matches: ((socket: Socket) => boolean) | undefined) {
    this.#matches = matches;
  }

  choose(event: WatchEvent): ChosenEvent | undefined {
    if (event.kind === 'lost') {
      this.#told.clear();
      return { event: { ...event, sequence: ++this.#sequence }, before: undefined };
    }
    const { socket, kind, timeMs } = event;
    const before = this.#told.get(socket.id);
    if (before === undefined && this.#matches?.(socket) === false) return undefined;
    if (kind === 'closed') this.#told.delete(socket.id);
    else
      this.#told.set(socket.id, { state: socket.state, owner: socket.owner, sinceMs: sinceOf(event, before, timeMs) });
    return { event: { ...event, sequence: ++this.#sequence }, before };
  }
}

function sinceOf({ kind, initial }: WatchEvent, before: Known | undefined, timeMs: number): number | undefined {
  if (before !== undefined) return before.sinceMs;
  return !initial && (kind === 'opened' || kind === 'connected') ? timeMs : undefined;
}
