import type { AddressPrefix, FirewallTest } from '../../model/firewall.ts';
import { addressBytes, prefixKey } from '../address-bytes.ts';
import type { Packet } from './packet.ts';

/** Does a test hold for a packet? `undefined`: not known. */
export function holdsFor(test: FirewallTest, packet: Packet): boolean | undefined {
  const plain = holdsPlainly(test, packet);
  return plain === undefined ? undefined : plain !== test.negated;
}

function holdsPlainly(test: FirewallTest, packet: Packet): boolean | undefined {
  switch (test.kind) {
    case 'protocol':
      return test.names.some(
        (name) => name === packet.protocol || name === 'all' || name === PROTOCOL[packet.protocol],
      );
    case 'family':
      return test.family === packet.family;
    case 'port': {
      if (test.protocol !== undefined && test.protocol !== packet.protocol) return false;
      const { port } = packet[test.side];
      return port === undefined ? undefined : test.ranges.some(({ first, last }) => port >= first && port <= last);
    }
    case 'address': {
      const { address } = packet[test.side];
      return isWithin(address, test.prefixes);
    }
    case 'interface': {
      const name = packet[test.way];
      return name === undefined ? undefined : test.names.some((pattern) => matchesName(pattern, name));
    }
    case 'state':
      return test.states.includes(packet.state);
    case 'other':
      return undefined;
  }
}

/** Numbers of protocols (IANA), as some tools write them. */
const PROTOCOL = { tcp: '6', udp: '17' } as const;

function isWithin(address: string | undefined, prefixes: readonly AddressPrefix[]): boolean | undefined {
  const bytes = address === undefined ? undefined : addressBytes(address);
  if (bytes === undefined) return undefined;
  let known = true;
  for (const { address: base, length } of prefixes) {
    const of = addressBytes(base);
    if (of === undefined) known = false;
    else if (of.length === bytes.length && prefixKey(of, length) === prefixKey(bytes, length)) return true;
  }
  return known ? false : undefined;
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
