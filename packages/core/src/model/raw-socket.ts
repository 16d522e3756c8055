import type { Gap } from './gap.ts';
import type { Owner } from './owner.ts';
import type { HostIdentity } from './snapshot.ts';
import type { Family, Queue } from './socket.ts';

/** One end of a raw socket, which has an address and no port. */
export interface RawEnd {
  readonly address: string;
  /** Interface name of a link-local address. */
  readonly zone: string | undefined;
}

/** One raw IP socket (raw(7)): it gets every packet of its protocol, whatever the port. */
export interface RawSocket {
  /** Opaque, as `Socket.id`. */
  readonly id: string;
  readonly family: Family;
  /** Number of the IP protocol it gets packets of (IANA "Assigned Internet Protocol Numbers"); 255: it only sends. */
  readonly protocol: number;
  /** `icmp`, `ospf`; `undefined` for a number that no everyday program uses. */
  readonly protocolName: string | undefined;
  /** `connected`: it only gets packets of one remote address. */
  readonly state: 'bound' | 'connected';
  /** A wildcard where it is bound to no address. */
  readonly local: RawEnd;
  readonly remote: RawEnd | undefined;
  readonly owner: Owner;
  /** The user who made it. */
  readonly uid: number | undefined;
  readonly user: string | undefined;
  readonly inode: string | undefined;
  readonly cookie: string | undefined;
  readonly queue: Queue;
  readonly namespace: string | undefined;
}

/** All the raw sockets at one moment, with what could not be seen. */
export interface RawSnapshot {
  readonly takenAtMs: number;
  readonly host: HostIdentity;
  readonly sockets: readonly RawSocket[];
  readonly gaps: readonly Gap[];
}
