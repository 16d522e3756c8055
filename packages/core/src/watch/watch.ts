import type { EventSource, WatchEvent } from '../model/event.ts';
import type { Gap } from '../model/gap.ts';
import type { PortRange } from '../model/snapshot.ts';
import type { Protocol, SocketState } from '../model/socket.ts';

/** What is watched, and how. */
export interface WatchOptions {
  readonly protocols?: readonly Protocol[] | undefined;
  readonly states?: readonly SocketState[] | undefined;
  /** Only sockets with one of their two ports in here. */
  readonly ports?: PortRange | undefined;
  /** Read tcp_info too (`event.traffic`). */
  readonly info?: boolean | undefined;
  /** Do not begin with the sockets that are there: tell only what happens from now on. */
  readonly sinceNow?: boolean | undefined;
  /** From one look to the next, in milliseconds. Default: 1000. */
  readonly intervalMs?: number | undefined;
  /** Called after the first look, before the first event: from here on, nothing that can be seen is missed. */
  readonly onStart?: (() => void) | undefined;
  /** Ends the watch: the iteration throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Which source is at work, and what it may miss. */
export interface WatchDescription {
  readonly source: EventSource;
  /** One sentence for a person. */
  readonly misses: string;
  /** What could not be seen at the last look. */
  readonly gaps: readonly Gap[];
}

/**
 * What happens to the sockets of one machine, for one reader. It looks only when asked for the next event, so who reads
 * slowly is told less often, and nothing piles up.
 */
export interface Watch extends AsyncIterable<WatchEvent> {
  describe(): WatchDescription;
}

export const USUAL_INTERVAL_MS = 1000;
