import { type Family, isWildcardAddress, type Socket, unmapAddress } from '@porthole/core';

/**
 * The listener that a connection to the usual loopback address of a family arrives at: the one on that address, else one
 * on every address of the family, else an IPv6 one that serves IPv4 too. The kernel prefers the closest match
 * (`inet_lookup_listener`); `undefined` where nobody answers, or where several are on the same address.
 */
export function answeringAt(listeners: readonly Socket[], family: Family): Socket | undefined {
  const address = family === 'ipv4' ? '127.0.0.1' : '::1';
  const exact = listeners.filter((socket) => unmapAddress(socket.local.address) === address);
  if (exact.length > 0) return onlyOne(exact);
  const every = listeners.filter((socket) => socket.family === family && isWildcardAddress(socket.local.address));
  if (every.length > 0) return onlyOne(every);
  if (family === 'ipv6') return undefined;
  return onlyOne(listeners.filter(({ local, dualStack }) => isWildcardAddress(local.address) && dualStack === true));
}

function onlyOne(sockets: readonly Socket[]): Socket | undefined {
  return sockets.length === 1 ? sockets[0] : undefined;
}
