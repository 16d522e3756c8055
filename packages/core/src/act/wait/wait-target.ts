import type { PortRange } from '../../model/snapshot.ts';
import type { Protocol, Socket } from '../../model/socket.ts';
import type { Query } from '../../query/query.ts';

/** What is waited for. Everything given narrows; what is left out may be any. */
export interface WaitTarget {
  /** Local ports, both ends included. Of several it is enough that one listens, and all have to be free. */
  readonly ports?: PortRange | undefined;
  readonly protocol?: Protocol | undefined;
  /** A process: what it holds, and whether it runs at all. */
  readonly pid?: number | undefined;
  /** Which of the sockets are meant. */
  readonly isMeant?: ((socket: Socket) => boolean) | undefined;
  /** Addresses or names that `answering` connects to, of which one has to answer. Default: loopback, of both families. */
  readonly addresses?: readonly string[] | undefined;
}

export type WaitCondition =
  /** Somebody waits for others to come: a TCP socket that listens, a UDP socket that is bound. */
  | { readonly kind: 'listening' }
  /** Nobody has it. */
  | { readonly kind: 'free' }
  /** Somebody listens, and the socket matches. */
  | { readonly kind: 'owned'; readonly query: Query }
  /** A TCP connection can be made. It is closed at once, and nothing is sent. */
  | { readonly kind: 'answering' };

/** One attempt to connect. */
export interface ConnectAttempt {
  readonly address: string;
  readonly port: number;
  /** The system's word (ECONNREFUSED, ETIMEDOUT ...); `undefined`: it was made. */
  readonly code: string | undefined;
}

/** What was seen at the last look. */
export interface Sight {
  readonly met: boolean;
  /** The sockets that are there for a port of the target. */
  readonly sockets: readonly Socket[];
  readonly attempts: readonly ConnectAttempt[];
  /** The process of the target has ended. */
  readonly ended: boolean;
  /** Nobody was seen to have the port, and yet it could not be bound. */
  readonly unbindable: boolean;
}
