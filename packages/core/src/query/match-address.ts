import { isLoopbackAddress, unmapAddress } from '../model/endpoint.ts';
import { parseAddress, unmapWords } from './ip-address.ts';
import { compileText, type TextMatcher } from './match-text.ts';
import type { AddressValue, ExactAddress, Network, TextValue } from './query.ts';
import type { EndpointShape } from './socket-shape.ts';

type EndpointMatcher = (endpoint: EndpointShape) => boolean;

const MOST_REMEMBERED = 50_000;

/** Is an end of a socket one of the addresses, or in one of the networks, or does its address have one of the texts? */
export function compileEndpoint(values: readonly (AddressValue | TextValue)[]): EndpointMatcher {
  const matchers = values.map(compileValue);
  const [only] = matchers;
  if (only !== undefined && matchers.length === 1) return only;
  return (endpoint) => matchers.some((matches) => matches(endpoint));
}

function compileValue(value: AddressValue | TextValue): EndpointMatcher {
  switch (value.kind) {
    case 'address':
      return compileExact(value);
    case 'network': {
      const matches = compileNetwork(value);
      return ({ address }) => matches(address);
    }
    default: {
      const matches = compileText([value]);
      return ({ address, zone }) => matches(zone == null ? address : `${address}%${zone}`);
    }
  }
}

/** Without a zone or a port in the value, any will do. */
function compileExact({ address, zone, port }: ExactAddress): EndpointMatcher {
  const prefixLength = address.includes(':') ? 128 : 32;
  const matches =
    address === 'localhost' ? isLoopbackAddress : compileNetwork({ kind: 'network', address, prefixLength });
  return (endpoint) =>
    (port === undefined || endpoint.port === port) &&
    matches(endpoint.address) &&
    (zone === undefined || endpoint.zone === zone);
}

/**
 * An IPv4 network has IPv4 addresses, also those that are mapped into IPv6 (RFC 4291 2.5.5.2). An IPv6 network has IPv6
 * addresses as they are bound, so the mapped ones are in `::/0` too, and plain IPv4 ones are not.
 */
export function compileNetwork({ address, prefixLength }: Network): TextMatcher {
  const words = parseAddress(address) ?? [];
  const plain = unmapWords(words);
  const bitsBefore = words.length === plain.length ? 0 : 96;
  if (plain.length === 1 && prefixLength >= bitsBefore) {
    const isWithin = compilePrefix(plain, prefixLength - bitsBefore);
    return remembered((text) => isWithin(unmapAddress(text)));
  }
  return remembered(compilePrefix(words, prefixLength));
}

/** Compares the bits of the prefix alone, with an address of the same length. */
function compilePrefix(words: readonly number[], prefixLength: number): TextMatcher {
  const masks = words.map((_, index) => maskOf(Math.max(0, Math.min(32, prefixLength - index * 32))));
  return (text) => {
    const other = parseAddress(text);
    if (other === undefined || other.length !== words.length) return false;
    return masks.every((mask, index) => (((other[index] ?? 0) ^ (words[index] ?? 0)) & mask) === 0);
  };
}

/** A shift by 32 shifts by nothing, so no bits is a case of its own. */
function maskOf(bits: number): number {
  return bits === 0 ? 0 : -1 << (32 - bits);
}

/** Few addresses have many sockets, and looking a text up is cheaper than reading it letter by letter. */
function remembered(matches: TextMatcher): TextMatcher {
  const known = new Map<string, boolean>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      if (known.size === MOST_REMEMBERED) known.clear();
      result = matches(text);
      known.set(text, result);
    }
    return result;
  };
}
