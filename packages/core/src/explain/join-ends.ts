import { type Endpoint, isLoopbackAddress, isWildcardAddress, unmapAddress } from '../model/endpoint.ts';
import type { Socket } from '../model/socket.ts';

/**
 * Makes the look-up "which socket is the other end of this connection", for connections that have both ends among
 * `sockets`: that is, on this machine. TIME_WAIT has ends like any other state.
 *
 * The other end of a connected UDP socket may well be an unconnected one, as every UDP server has: the one that is bound
 * to the remote address, else the one on every address. That one has no remote end, and so no other end either.
 *
 * IPv4-mapped addresses are their IPv4 addresses; zones count only where both ends tell one. A socket that is connected
 * to itself is its own other end. Where several sockets could be the other end (UDP with SO_REUSEPORT), none is said.
 */
export function joinEnds(sockets: readonly Socket[]): (socket: Socket) => Socket | undefined {
  let ends: Map<string, Socket | Socket[]> | undefined;
  let bound: Map<string, Socket[]> | undefined;
  return (socket) => {
    const { local, remote } = socket;
    if (remote === undefined) return undefined;
    ends ??= byEnds(sockets);
    const found = ends.get(keyOf(socket, remote, local));
    const fitting =
      found === undefined ? [] : (Array.isArray(found) ? found : [found]).filter((other) => zonesFit(socket, other));
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
    if (socket.state !== 'connected') return undefined;
    bound ??= boundUdp(sockets);
    return receiverOf(socket, remote, bound.get(placeKey(socket, remote)) ?? []);
  };
}

function byEnds(sockets: readonly Socket[]): Map<string, Socket | Socket[]> {
  const ends = new Map<string, Socket | Socket[]>();
  for (const socket of sockets) {
    const { local, remote } = socket;
    if (remote === undefined) continue;
    const key = keyOf(socket, local, remote);
    const known = ends.get(key);
    if (known === undefined) ends.set(key, socket);
    else if (Array.isArray(known)) known.push(socket);
    else ends.set(key, [known, socket]);
  }
  return ends;
}

/** Addresses of two network namespaces are equal without being the same. */
function keyOf({ protocol, namespace }: Socket, from: Endpoint, to: Endpoint): string {
  return `${protocol} ${namespace ?? ''} ${unmapAddress(from.address)} ${from.port} ${unmapAddress(to.address)} ${to.port}`;
}

function zonesFit(one: Socket, other: Socket): boolean {
  return zoneFits(one.local, other.remote) && zoneFits(one.remote, other.local);
}

function zoneFits(one: Endpoint | undefined, other: Endpoint | undefined): boolean {
  return one?.zone === undefined || other?.zone === undefined || one.zone === other.zone;
}

/** The unconnected UDP sockets by where they are bound, but for the address. */
function boundUdp(sockets: readonly Socket[]): Map<string, Socket[]> {
  const places = new Map<string, Socket[]>();
  for (const socket of sockets) {
    if (socket.state !== 'bound' || socket.protocol !== 'udp') continue;
    const key = placeKey(socket, socket.local);
    const known = places.get(key);
    if (known === undefined) places.set(key, [socket]);
    else known.push(socket);
  }
  return places;
}

function placeKey({ namespace }: Socket, { port }: Endpoint): string {
  return `${namespace ?? ''} ${port}`;
}

/**
 * Which of the unconnected sockets on its port gets what is sent to `remote`: the kernel takes the one on exactly this
 * address before one on every address (`udp4_lib_lookup2`, `udp6_lib_lookup2`). To a group go copies, to no one alone.
 */
function receiverOf(sender: Socket, remote: Endpoint, candidates: readonly Socket[]): Socket | undefined {
  const address = unmapAddress(remote.address);
  if (isGroup(address)) return undefined;
  const exact = candidates.filter(({ local }) => unmapAddress(local.address) === address && zoneFits(local, remote));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  if (!isOwn(sender, address)) return undefined;
  const [only, ...others] = candidates.filter((candidate) => servesEvery(candidate, address));
  return others.length === 0 ? only : undefined;
}

/**
 * Is the address surely one of this machine? To such a one the kernel sends from the very same address, unless the
 * program chose another one: then it stays open, for a server on every address says nothing about addresses elsewhere.
 */
function isOwn({ local }: Socket, address: string): boolean {
  return isLoopbackAddress(address) || unmapAddress(local.address) === address;
}

function servesEvery({ local, dualStack }: Socket, address: string): boolean {
  if (!isWildcardAddress(local.address)) return false;
  const isIpv6 = unmapAddress(local.address).includes(':');
  return address.includes(':') ? isIpv6 : !isIpv6 || dualStack === true;
}

/** Multicast (RFC 5771, RFC 4291 2.7) and the limited broadcast. */
function isGroup(address: string): boolean {
  if (address.includes(':')) return address.startsWith('ff');
  const first = Number(address.split('.', 1)[0]);
  return (first >= 224 && first <= 239) || address === '255.255.255.255';
}
