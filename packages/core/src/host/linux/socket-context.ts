import type { Endpoint } from '../../model/endpoint.ts';
import type { Owner } from '../../model/owner.ts';
import type { Reach } from '../../model/reach.ts';
import type { Protocol } from '../../model/socket.ts';
import type { OwnerQuestion } from '../attribute.ts';
import type { AddressText } from './address-text.ts';
import type { Ipv4Interfaces } from './ipv4-interfaces.ts';

/** A socket with what the join noted at it. */
export interface JoinedSocket extends OwnerQuestion {
  /** The look that found its holders, -1 for none. */
  readonly look: number;
  /** The place of its last record in that look's table. */
  readonly heldAt: number;
  /** Pid of the only holder, where there is one that did not end meanwhile. */
  readonly soleHolder: number | undefined;
  readonly soleFd: number;
}

/** What all the sockets of one snapshot share: everything a field needs that is not in the socket's own record. */
export interface SocketContext {
  readonly addresses: AddressText;
  readonly ipv4Interfaces: Ipv4Interfaces;
  readonly namespace: string | undefined;
  /** The records have tcp_info. */
  readonly hasTraffic: boolean;
  ownerOf(socket: JoinedSocket): Owner;
  userName(uid: number): string | undefined;
  interfaceName(index: number): string | undefined;
  interfaceOf(local: Endpoint, remote: Endpoint | undefined): string | undefined;
  /** `undefined` where the interfaces are not known. */
  reachOf(local: Endpoint, dualStack: boolean | undefined): Reach | undefined;
  /** Is the port in the range that this system lends out, and does nobody listen on it? */
  isLent(protocol: Protocol, port: number): boolean;
  /** IANA's name of a port. */
  serviceName(protocol: Protocol, port: number): string | undefined;
}
