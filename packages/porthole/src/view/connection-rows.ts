import { isListener, isWildcardAddress, type Socket, unmapAddress } from '@porthole/core';

/** A connection as it is shown: with its other end, if that is on this machine, and who began it. */
export interface ConnectionRow {
  readonly socket: Socket;
  /** The socket of the other end on this machine. */
  readonly peer: Socket | undefined;
  /** Did the other side connect to this one? `undefined`: it cannot be told from the ports. */
  readonly inbound: boolean | undefined;
}

/**
 * Makes the rows of `connections`.
 * @param all Every socket of the snapshot: the listeners among them tell which side was connected to.
 * @param peerOf The other end of a connection on this machine (`joinEnds` of the core).
 */
export function connectionRows(
  connections: readonly Socket[],
  all: readonly Socket[],
  peerOf: (socket: Socket) => Socket | undefined,
): ConnectionRow[] {
  const listening = listeningPlaces(all);
  const isListening = (socket: Socket): boolean => {
    const addresses = listening.get(placeKey(socket));
    return addresses !== undefined && (addresses.has('*') || addresses.has(unmapAddress(socket.local.address)));
  };
  return connections.map((socket) => {
    const peer = peerOf(socket);
    if (isListening(socket)) return { socket, peer, inbound: true };
    const began = socket.ephemeral || (peer !== undefined && isListening(peer)) || hasServicePort(socket);
    return { socket, peer, inbound: began ? false : undefined };
  });
}

/** Nobody listens here, and the other side has a port that is only for services (RFC 6335 section 6), this side has not. */
function hasServicePort(socket: Socket): boolean {
  return socket.remote !== undefined && socket.remote.port < 1024 && socket.local.port >= 1024;
}

/** By protocol and port the addresses that somebody listens on, `*` for all of them. */
function listeningPlaces(sockets: readonly Socket[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const socket of sockets) {
    if (!isListener(socket)) continue;
    const key = placeKey(socket);
    const addresses = places.get(key) ?? new Set();
    const { address } = socket.local;
    places.set(key, addresses.add(isWildcardAddress(address) ? '*' : unmapAddress(address)));
  }
  return places;
}

function placeKey(socket: Socket): string {
  return `${socket.protocol}:${socket.local.port}`;
}
