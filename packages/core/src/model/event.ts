import type { Socket, Traffic } from './socket.ts';

/** What can happen to a socket. */
export const SOCKET_CHANGES = ['opened', 'connected', 'state-changed', 'owner-changed', 'closed'] as const;

/**
 * `opened`: it is there, without another end yet. `connected`: it is there with another end, or got one.
 * `state-changed`: its state or an address is another one. `owner-changed`: others hold it, or by other descriptors.
 * `closed`: it is gone. A socket's first event is `opened` or `connected`, its last one `closed`, and both come once.
 */
export type ChangeKind = (typeof SOCKET_CHANGES)[number];

/** `kernel`: told by the kernel as it happened. `poll`: found by comparing two looks. */
export type EventSource = 'kernel' | 'poll';

/** One change between two moments. */
export interface SocketChange {
  readonly kind: ChangeKind;
  /** As it is after the change; of a closed one, as it was seen last. */
  readonly socket: Socket;
}

interface EventFacts {
  /** Counts up by one within a stream, from 1. */
  readonly sequence: number;
  /** When it happened; by polling, when it was found. Milliseconds since 1970. */
  readonly timeMs: number;
  readonly source: EventSource;
  /** Nothing happened: it was there when the watch began, or, after `lost`, when it began anew. */
  readonly initial: boolean;
}

export interface SocketEvent extends SocketChange, EventFacts {
  /** What the connection carried so far, where that was asked for: of a closed one what was seen last, a lower bound. */
  readonly traffic: Traffic | undefined;
  readonly count: undefined;
}

/** What was known no longer counts: all that is there is told anew after it. */
export interface LostEvent extends EventFacts {
  readonly kind: 'lost';
  readonly socket: undefined;
  readonly traffic: undefined;
  /** How many events were lost, where that can be told. */
  readonly count: number | undefined;
}

export type WatchEvent = SocketEvent | LostEvent;
