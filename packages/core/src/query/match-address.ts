import { isLoopbackAddress, unmapAddress } from '../model/endpoint.ts';
import { type AddressWords, parseAddress, unmapWords } from './ip-address.ts';
import { compileText } from './match-text.ts';
import type { AddressValue, ExactAddress, Network, TextValue } from './query.ts';
import type { EndpointShape } from './socket-shape.ts';

type EndpointMatcher = (endpoint: EndpointShape) => boolean;

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
      return (endpoint) => matches(endpoint.address);
    }
    default: {
      const matches = compileText([value]);
      return ({ address, zone }) => matches(zone ? `${address}%${zone}` : address);
    }
  }
}

function compileExact({ address, zone, port }: ExactAddress): EndpointMatcher {
  const matches = address === 'localhost' ? isLoopbackAddress : compileNetwork(wholeAddress(address));
  return (endpoint) =>
    (port === undefined || endpoint.port === port) &&
    (zone === undefined || endpoint.zone === zone) &&
    matches(endpoint.address);
}

function wholeAddress(address: string): Network {
  return { kind: 'network', address, prefixLength: address.includes(':') ? 128 : 32 };
}

/**
 * An IPv4 network takes IPv4 addresses, also those that are mapped into IPv6 (RFC 4291 2.5.5.2). An IPv6 network takes
 * IPv6 addresses as they are bound, so `::/0` has the mapped ones and not the IPv4 ones.
 */
export function compileNetwork({ address, prefixLength }: Network): (address: string) => boolean {
  const words = parseAddress(address) ?? [];
  const plain = unmapWords(words);
  const mapped = plain !== words && prefixLength >= 96;
  const base = mapped ? plain : words;
  const masks = masksOf(base, mapped ? prefixLength - 96 : prefixLength);
  if (base.length === 0) return () => false;
  const wanted = base.map((word, index) => (word & (masks[index] ?? 0)) >>> 0);
  if (base.length === 1) {
    return (text) => {
      const ipv4 = unmapAddress(text);
      return !ipv4.includes(':') && isWithin(parseAddress(ipv4), wanted, masks);
    };
  }
  return (text) => text.includes(':') && isWithin(parseAddress(text), wanted, masks);
}

function masksOf(words: AddressWords, prefixLength: number): number[] {
  return words.map((_, index) => {
    const bits = Math.max(0, Math.min(32, prefixLength - index * 32));
    // A shift by 32 shifts by nothing.
    return bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0;
  });
}

function isWithin(words: AddressWords | undefined, wanted: AddressWords, masks: readonly number[]): boolean {
  if (words === undefined || words.length !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index++) {
    if (((words[index] ?? 0) & (masks[index] ?? 0)) >>> 0 !== wanted[index]) return false;
  }
  return true;
}
