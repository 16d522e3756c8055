import type { Gap } from './gap.ts';
import type { NetworkNamespace } from './network-namespace.ts';
import type { Socket } from './socket.ts';
import type { SocketColumns } from './socket-columns.ts';

/** The machine a snapshot is of. */
export interface HostIdentity {
  /** Its host name. */
  readonly name: string;
  readonly os: 'linux' | 'windows' | 'darwin';
  /** Random, new at every boot; makes a pid and start unique beyond one boot. */
  readonly bootId: string | undefined;
}

/** A network interface and one of its addresses. */
export interface InterfaceAddress {
  readonly name: string;
  readonly address: string;
  readonly loopback: boolean;
}

/** What the answer's derived fields (reach, ephemeral) were concluded from. */
export interface NetworkFacts {
  readonly interfaces: readonly InterfaceAddress[];
  /** The ports this system lends out, both ends included. */
  readonly ephemeralRange: PortRange | undefined;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** All the sockets asked for, at one moment, with what could not be seen. */
export interface Snapshot {
  readonly takenAtMs: number;
  readonly host: HostIdentity;
  readonly network: NetworkFacts;
  /** In the kernel's order. */
  readonly sockets: readonly Socket[];
  /** The same sockets in columns, where the host has them in that form. */
  readonly columns: SocketColumns | undefined;
  /** The network namespaces that were looked for, the own one first; only where all of them were asked for. */
  readonly namespaces?: readonly NetworkNamespace[] | undefined;
  readonly gaps: readonly Gap[];
}
