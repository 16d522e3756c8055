import { type Endpoint, unmapAddress } from '../model/endpoint.ts';
import type { Socket } from '../model/socket.ts';

/**
 * Makes the look-up "which socket is the other end of this connection", for connections that have both ends among
 * `sockets`: that is, on this machine. TIME_WAIT has ends like any other state.
 *
 * IPv4-mapped addresses are their IPv4 addresses; zones count only where both ends tell one. A socket that is connected
 * to itself is its own other end. Where several sockets could be the other end (UDP with SO_REUSEPORT), none is said.
 */
export function joinEnds(sockets: readonly Socket[]): (socket: Socket) => Socket | undefined {
  let ends: Map<string, Socket | Socket[]> | undefined;
  return (socket) => {
    const { local, remote } = socket;
    if (remote === undefined) return undefined;
    ends ??= byEnds(sockets);
    const found = ends.get(keyOf(socket, remote, local));
    if (found === undefined) return undefined;
    const fitting = (Array.isArray(found) ? found : [found]).filter((other) => zonesFit(socket, other));
    return fitting.length === 1 ? fitting[0] : undefined;
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
