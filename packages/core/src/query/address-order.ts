import { unmapAddress } from '../model/endpoint.ts';
import { compareWords, parseAddress, parseIpv4 } from './ip-address.ts';

const IPV4_ADDRESSES = 2 ** 32;

/**
 * A number for each address, in numeric order: IPv4 and what is mapped from it, then IPv6, then what is no address.
 * An IPv6 address has too many bits for a number, so it gets its place among `all` of them, which are read when the
 * first one comes.
 */
export function addressOrder(all: () => Iterable<string>): (address: string) => number {
  // Few addresses have many sockets, and looking a text up is much cheaper than reading it letter by letter.
  const known = new Map<string, number>();
  let ranks: ReadonlyMap<string, number> | undefined;
  const numberOf = (address: string): number => {
    const plain = unmapAddress(address);
    if (!plain.includes(':')) return parseIpv4(plain) ?? Number.NaN;
    ranks ??= ipv6Ranks(all());
    return IPV4_ADDRESSES + (ranks.get(address) ?? Number.NaN);
  };
  return (address) => {
    let number = known.get(address);
    if (number === undefined) {
      number = numberOf(address);
      known.set(address, number);
    }
    return number;
  };
}

/** The place of each IPv6 address among the different ones. */
function ipv6Ranks(addresses: Iterable<string>): ReadonlyMap<string, number> {
  const parsed = [...new Set(addresses)].flatMap((address) => {
    const words = address.includes(':') ? parseAddress(address) : undefined;
    return words === undefined ? [] : [{ address, words }];
  });
  parsed.sort((a, b) => compareWords(a.words, b.words));
  return new Map(parsed.map(({ address }, rank) => [address, rank]));
}
