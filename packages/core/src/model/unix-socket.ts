import type { Gap } from './gap.ts';
import type { Owner } from './owner.ts';
import type { HostIdentity } from './snapshot.ts';
import type { Queue, SocketState } from './socket.ts';

/** How a UNIX socket carries data (unix(7)). */
export const UNIX_TYPES = ['stream', 'datagram', 'seqpacket'] as const;
export type UnixType = (typeof UNIX_TYPES)[number];

/** `bound`: it has a name and waits for datagrams, or does nothing yet. `closed`: it has neither a name nor a peer. */
export type UnixState = Extract<SocketState, 'listen' | 'bound' | 'connected' | 'closed'>;

/**
 * What a UNIX socket is bound to: the path of a file as it was given to bind(2), which may be relative and may be gone
 * since, or an abstract name without the NUL before it. Bytes that a process chose, so hostile.
 */
export interface UnixName {
  readonly kind: 'path' | 'abstract';
  readonly text: string;
}

/** The other end of a UNIX socket. */
export interface UnixPeer {
  /** None where no process holds that end: its owner says whether it was not accepted yet, or let go. */
  readonly inode: string | undefined;
  readonly name: UnixName | undefined;
  readonly owner: Owner;
}

/** One UNIX socket at one moment. */
export interface UnixSocket {
  readonly inode: string;
  readonly cookie: string | undefined;
  readonly type: UnixType;
  readonly state: UnixState;
  /** None for the socket of most clients. One that was accepted has the name of its listener. */
  readonly name: UnixName | undefined;
  /** The file that it is bound to, as stat(2) would tell it; that path may lead to another one by now. */
  readonly file: { readonly device: number; readonly inode: number } | undefined;
  readonly owner: Owner;
  /** The user who made it. */
  readonly uid: number | undefined;
  readonly user: string | undefined;
  /** None for a socket that is not connected, or where this way of reading does not tell peers. */
  readonly peer: UnixPeer | undefined;
  /** Of a listener: connections waiting to be accepted, and how many may. Of others: bytes not read and not delivered. */
  readonly queue: Queue | undefined;
  /** Inode of the network namespace, which abstract names belong to. */
  readonly namespace: string | undefined;
}

/** All the UNIX sockets at one moment, with what could not be seen. */
export interface UnixSnapshot {
  readonly takenAtMs: number;
  readonly host: HostIdentity;
  readonly sockets: readonly UnixSocket[];
  readonly gaps: readonly Gap[];
}
