import { AddressText } from '../address-text.ts';
import { Ipv4Interfaces } from '../ipv4-interfaces.ts';
import type { SocketContext } from '../socket-context.ts';

/** What the sockets of a made-up snapshot share: nobody owns them, and nothing is known of the network. */
export function plainContext(parts: Partial<SocketContext> = {}): SocketContext {
  return {
    addresses: new AddressText(),
    ipv4Interfaces: new Ipv4Interfaces(),
    namespace: '4026531840',
    hasTraffic: true,
    ownerOf: () => ({ kind: 'hidden', reason: 'unseen' }),
    userName: () => undefined,
    interfaceName: () => undefined,
    interfaceOf: () => undefined,
    reachOf: () => ({ value: 'network', evidence: ['address'] }),
    isLent: () => false,
    serviceName: () => undefined,
    ...parts,
  };
}
