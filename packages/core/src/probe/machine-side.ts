import type { Socket as Connection } from 'node:net';
import type { Host } from '../host/host.ts';
import { isLoopbackAddress, isWildcardAddress, unmapAddress } from '../model/endpoint.ts';
import type { Gap } from '../model/gap.ts';
import type { Holder, Owner } from '../model/owner.ts';
import { isListener, type Protocol, type Socket } from '../model/socket.ts';

/** What the machine knows of a port before anything is sent. */
export interface ServedBy {
  /** The sockets that a packet to the address would reach. Empty: nobody listens. */
  readonly listeners: readonly Socket[];
  readonly holders: readonly Holder[];
  readonly gaps: readonly Gap[];
}

/** Who serves a port at an address of this machine; `undefined` for an address that is not its own. */
export async function servedBy(
  host: Host,
  address: string,
  port: number,
  protocol: Protocol,
  signal: AbortSignal | undefined,
): Promise<ServedBy | undefined> {
  const { sockets, network, gaps } = await host.snapshot({
    protocols: [protocol],
    listening: true,
    ports: { first: port, last: port },
    signal,
  });
  const bare = bareAddress(address);
  const own = isLoopbackAddress(bare) || network.interfaces.some((each) => bareAddress(each.address) === bare);
  if (!own) return undefined;
  const serving = sockets.filter((socket) => socket.local.port === port && isListener(socket) && serves(socket, bare));
  // A socket on exactly this address gets what is sent to it; one on every address gets the rest.
  const exact = serving.filter((socket) => !isWildcardAddress(socket.local.address));
  const listeners = exact.length > 0 ? exact : serving;
  const holders = listeners.flatMap(({ owner }) => (owner.kind === 'process' ? owner.holders : []));
  return { listeners, holders, gaps };
}

/** Who holds the other end of a connection that was made to this machine; `undefined` where it is gone already. */
export async function acceptorOf(host: Host, connection: Connection): Promise<Owner | undefined> {
  const { localAddress, localPort, remoteAddress, remotePort } = connection;
  if (localAddress === undefined || localPort === undefined) return undefined;
  if (remoteAddress === undefined || remotePort === undefined) return undefined;
  const { sockets } = await host.snapshot({ protocols: ['tcp'], ports: { first: localPort, last: localPort } });
  return sockets.find(
    ({ local, remote }) =>
      remote !== undefined &&
      local.port === remotePort &&
      remote.port === localPort &&
      bareAddress(local.address) === bareAddress(remoteAddress) &&
      bareAddress(remote.address) === bareAddress(localAddress),
  )?.owner;
}

function serves({ local, family, dualStack }: Socket, address: string): boolean {
  if (bareAddress(local.address) === address) return true;
  if (!isWildcardAddress(local.address)) return false;
  const wanted = address.includes(':') ? 'ipv6' : 'ipv4';
  return family === wanted || (family === 'ipv6' && dualStack !== false);
}

function bareAddress(address: string): string {
  return unmapAddress(address.replace(/%.*$/, ''));
}
