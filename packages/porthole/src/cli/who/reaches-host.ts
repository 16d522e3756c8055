import {
  type Endpoint,
  isLoopbackAddress,
  isWildcardAddress,
  type Snapshot,
  type Socket,
  unmapAddress,
} from '@porthole/core';
import type { TargetHost } from '../target-host.ts';

/** Would a packet to the host of the target arrive at this socket? A socket on every address is reached by each of them. */
export function isReachedAt(socket: Socket, host: TargetHost): boolean {
  if (host.kind === 'any' || host.kind === 'name') return true;
  if (host.kind === 'loopback') {
    return isLoopbackAddress(socket.local.address) || isWildcardAddress(socket.local.address);
  }
  return isAt(socket.local, host) || servesEvery(socket, host.address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Is this endpoint on exactly the address of the target? Zones count where both name one. */
export function isAt(endpoint: Endpoint, host: Extract<TargetHost, { kind: 'address' }>): boolean {
  if (unmapAddress(endpoint.address) !== host.address) return false;
  return host.zone === undefined || endpoint.zone === undefined || host.zone === endpoint.zone;
}

/** Is the address one of this machine's? */
export function isOwnAddress(address: string, snapshot: Snapshot): boolean {
  return isLoopbackAddress(address) || snapshot.network.interfaces.some((own) => unmapAddress(own.address) === address);
}

function servesEvery({ local, family, dualStack }: Socket, wanted: 'ipv4' | 'ipv6'): boolean {
  if (!isWildcardAddress(local.address)) return false;
  return family === wanted || (family === 'ipv6' && dualStack !== false);
}
