import { isLoopbackAddress, isWildcardAddress, unmapAddress } from '../../model/endpoint.ts';
import { type Family, isListener, type Socket } from '../../model/socket.ts';
import type { VerdictFacts, VerdictHost } from './verdict-facts.ts';

type Sockets = Pick<VerdictFacts, 'sockets' | 'host'>;

/** Everything that waits for others on the port. */
export function listenersOf({ sockets }: Pick<VerdictFacts, 'sockets'>): readonly Socket[] {
  return sockets.filter(isListener);
}

/** The listeners that a packet to this address would reach: one on exactly this address gets it before one on all. */
export function listenersAt(facts: Pick<VerdictFacts, 'sockets'>, address: string): readonly Socket[] {
  const bare = unmapAddress(address);
  const serving = listenersOf(facts).filter((socket) => covers(socket, bare));
  const exact = serving.filter(({ local }) => !isWildcardAddress(local.address));
  return exact.length > 0 ? exact : serving;
}

/** Sockets that keep the port from being bound for as long as they are there: listeners, and what is only bound. */
export function blockersOf(facts: Sockets): readonly Socket[] {
  return facts.sockets.filter(
    (socket) => (isListener(socket) || socket.state === 'bound') && clashes(socket, facts.host),
  );
}

/** TCP sockets that have a port and do nothing with it. */
export function boundOnly(sockets: readonly Socket[]): readonly Socket[] {
  return sockets.filter(({ protocol, state }) => protocol === 'tcp' && state === 'bound');
}

/** Ends of connections at this port that some process made or has. */
export function connectionEnds(facts: Sockets): readonly Socket[] {
  return facts.sockets.filter((socket) => socket.remote !== undefined && clashes(socket, facts.host));
}

/** Would binding what is asked for collide with this socket, if neither shares? */
function clashes(socket: Socket, host: VerdictHost): boolean {
  switch (host.kind) {
    case 'any':
    case 'name':
      return true;
    case 'wildcard':
      return host.family === 'ipv6' || socket.family === 'ipv4' || takesIpv4(socket);
    case 'localhost':
      return isLoopbackAddress(socket.local.address) || isWildcardAddress(socket.local.address);
    case 'address':
      return covers(socket, unmapAddress(host.address));
  }
}

/** Does the socket have this address, by itself or because it has all of them? */
function covers(socket: Socket, address: string): boolean {
  if (unmapAddress(socket.local.address) === address) return true;
  if (!isWildcardAddress(socket.local.address)) return false;
  const wanted: Family = address.includes(':') ? 'ipv6' : 'ipv4';
  return socket.family === wanted || (wanted === 'ipv4' && takesIpv4(socket));
}

/** An IPv6 socket that takes the port of IPv4 as well. */
function takesIpv4({ family, local, dualStack }: Socket): boolean {
  if (family !== 'ipv6') return false;
  return local.address === '::' ? dualStack !== false : unmapAddress(local.address) !== local.address;
}
