import type { Endpoint } from './endpoint.ts';
import type { Owner } from './owner.ts';
import type { Reach } from './reach.ts';

export type Protocol = 'tcp' | 'udp';
export type Family = 'ipv4' | 'ipv6';

/**
 * TCP states by RFC 9293 3.3.2, and three that the RFC does not have: `bound` (an unconnected UDP socket, or a TCP
 * socket that has a port and does nothing yet), `connected` (UDP with a fixed remote end), and `closed`.
 */
export const SOCKET_STATES = [
  'listen',
  'bound',
  'connected',
  'syn-sent',
  'syn-received',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
  'closed',
] as const;
export type SocketState = (typeof SOCKET_STATES)[number];

/** RFC 6335 section 6. */
export type PortClass = 'well-known' | 'registered' | 'dynamic';

export interface Queue {
  /** Bytes waiting to be read; of a TCP listener: connections waiting to be accepted. */
  readonly receive: number;
  /** Bytes sent or to be sent and not yet acknowledged; 0 for a listener. */
  readonly send: number;
  /** Of a TCP listener: how many connections may wait (listen(2), capped by the system). */
  readonly backlog: number | undefined;
}

/** From tcp_info (linux/tcp.h); of TCP connections only, and only when asked for. */
export interface Traffic {
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Smoothed round-trip time in milliseconds. */
  readonly rttMs: number;
  /** Segments sent again since the connection began. */
  readonly retransmits: number;
}

/** One kernel socket at one moment. `undefined` means "not known" or "there is none", as each field says. */
export interface Socket {
  /** Opaque; stable over the socket's life, and comparable only within one way of reading. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly family: Family;
  readonly state: SocketState;
  readonly local: Endpoint;
  /** None for a listener and an unconnected UDP socket. */
  readonly remote: Endpoint | undefined;
  readonly owner: Owner;
  /**
   * Pid of the process that alone holds it, by one descriptor; `undefined` in all other cases. For who puts
   * many sockets in groups, which is cheaper than asking each for its owner.
   */
  readonly soleHolder: number | undefined;
  /** The user who made the socket; not known where no process can hold it (TIME_WAIT). */
  readonly uid: number | undefined;
  readonly user: string | undefined;
  readonly portClass: PortClass;
  /**
   * IANA's name for its local port, or for the remote one where the system lent the local one: a lent number means
   * nothing. It says what the port is registered for, not what is behind it.
   */
  readonly service: string | undefined;
  /** The system lent the local port: it lies in the ephemeral range and nobody listens on it. */
  readonly ephemeral: boolean;
  /** Of listeners and bound sockets; none for connections. */
  readonly reach: Reach | undefined;
  /** The interface its packets take (`lo`, `eth0`), by address and route; not known for a wildcard. */
  readonly interface: string | undefined;
  /** Of a wildcard IPv6 socket: does it serve IPv4 too (IPV6_V6ONLY is off)? Not known for others. */
  readonly dualStack: boolean | undefined;
  /** Inode of the network namespace. */
  readonly namespace: string | undefined;
  /** Inode of the socket; none where no process can hold it. */
  readonly inode: string | undefined;
  readonly cookie: string | undefined;
  readonly cgroupId: string | undefined;
  readonly queue: Queue;
  readonly traffic: Traffic | undefined;
}

/** Does it wait for others to come: a TCP listener, or a UDP socket without a fixed remote end? */
export function isListener(socket: Pick<Socket, 'protocol' | 'state'>): boolean {
  return socket.state === 'listen' || (socket.protocol === 'udp' && socket.state === 'bound');
}
