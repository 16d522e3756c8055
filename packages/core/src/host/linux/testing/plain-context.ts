import { AddressText } from '../address-text.ts';
import type { SocketContext } from '../socket-context.ts';

/** What the sockets of a made-up snapshot share: nobody owns them, and nothing is known of the network. */
export function plainContext(parts: Partial<SocketContext> = {}): SocketContext {
  return {
    addresses: new AddressText(),
    namespace: '4026531840',
    ownerOf: () => ({ kind: 'hidden', reason: 'unseen' }),
    userName: () => undefined,
    interfaceName: () => undefined,
    interfaceOf: () => undefined,
    reachOf: () => ({ value: 'network', evidence: ['address'] }),
    isLent: () => false,
    ...parts,
  };
}
