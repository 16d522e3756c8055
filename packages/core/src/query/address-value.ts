import { parseAddress } from './ip-address.ts';
import { numberValue, PORT_NUMBER } from './number-value.ts';
import type { AddressKey, AddressValue, ExactAddress, TextValue } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';
import { textValue } from './text-value.ts';

const BRACKETED = /^\[([^\]]*)\](?::(.*))?$/;
const WITH_PORT = /^([^:]*):([^:]*)$/;
/** May be a piece of an IPv6 address, as in `fe80:1`. */
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;
const FOUR_NUMBERS = /^\d+(?:\.\d+){3}/;
const PORT_AFTER_ADDRESS = { ...PORT_NUMBER, hint: 'write ADDRESS:PORT, as in 10.0.0.5:443 or [::1]:3000' };

/**
 * Reads `10.0.0.5`, `10.0.0.5:443`, `::1`, `[::1]`, `[fe80::1%eth0]:80`, `localhost:3000`, `10.0.0.0/8`; anything
 * else that cannot be meant as one of them is a text to be found in the address. Without brackets an IPv6 address
 * has no port.
 */
export function addressValue(input: string, key: AddressKey, value: RawValue): AddressValue | TextValue {
  if (value.kind !== 'bare') return textValue(input, value);
  const { text, offset } = value;
  if (/^\d+(-\d+)?$/.test(text)) {
    const hint = `for a port write ${portKeyOf(key)}:${excerpt(text)}`;
    throw queryError(input, offset, `"${excerpt(text)}" is not an address`, hint);
  }
  if (text.includes('/')) return networkValue(input, text, offset);
  const [, bracketed, bracketedPort] = BRACKETED.exec(text) ?? [];
  if (bracketed !== undefined || text.startsWith('[')) return bracketedValue(input, value, bracketed, bracketedPort);
  const [, host, port] = WITH_PORT.exec(text) ?? [];
  if (host !== undefined && port !== undefined && !HEX_GROUP.test(host)) {
    return addressWithPort(input, key, offset, host, port);
  }
  checkFourNumbers(input, text, offset);
  return exactAddress(text, undefined) ?? textValue(input, value);
}

function addressWithPort(input: string, key: AddressKey, offset: number, host: string, port: string): ExactAddress {
  checkFourNumbers(input, host, offset);
  const address = exactAddress(host, undefined);
  if (address === undefined) {
    const hint = `names are not looked up; for a port alone write ${portKeyOf(key)}:NUMBER`;
    throw queryError(input, offset, `"${excerpt(host)}" before the colon is not an address`, hint);
  }
  return { ...address, port: portAt(input, port, offset + host.length + 1) };
}

function bracketedValue(
  input: string,
  value: RawValue,
  inside: string | undefined,
  port: string | undefined,
): ExactAddress {
  const { offset } = value;
  const number = port === undefined ? undefined : portAt(input, port, value.end - port.length);
  const address = inside?.includes(':') ? exactAddress(inside, number) : undefined;
  if (address === undefined) {
    const message = `"${excerpt(value.text)}" is not an IPv6 address in brackets`;
    throw queryError(input, offset, message, 'write it as [::1], [::1]:3000 or [fe80::1%eth0]:80');
  }
  return address;
}

function networkValue(input: string, text: string, offset: number): AddressValue {
  const slash = text.indexOf('/');
  const address = text.slice(0, slash);
  const digits = text.slice(slash + 1);
  const words = parseAddress(address);
  if (words === undefined) {
    const message = `"${excerpt(address)}" before the slash is not an address`;
    throw queryError(input, offset, message, 'write a network as 10.0.0.0/8 or fe80::/10');
  }
  const most = words.length * 32;
  if (!/^\d+$/.test(digits) || Number(digits) > most) {
    const message = `"${excerpt(digits)}" is not the length of a prefix: that is a number from 0 to ${most}`;
    throw queryError(input, offset + slash + 1, message, 'write a network as 10.0.0.0/8 or fe80::/10');
  }
  return { kind: 'network', address, prefixLength: Number(digits) };
}

function exactAddress(text: string, port: number | undefined): ExactAddress | undefined {
  if (text.toLowerCase() === 'localhost') return { kind: 'address', address: 'localhost', zone: undefined, port };
  const percent = text.indexOf('%');
  const address = percent < 0 ? text : text.slice(0, percent);
  const zone = percent < 0 ? undefined : text.slice(percent + 1);
  if (zone === '' || (zone !== undefined && !address.includes(':'))) return undefined;
  return parseAddress(address) === undefined ? undefined : { kind: 'address', address, zone, port };
}

/** What begins like an IPv4 address and is none would be looked for as text, and never be found. */
function checkFourNumbers(input: string, text: string, offset: number): void {
  if (!FOUR_NUMBERS.test(text) || parseAddress(text) !== undefined) return;
  const message = `"${excerpt(text)}" is not an IPv4 address`;
  const hint = 'write four numbers from 0 to 255 without leading zeros, as in 10.0.0.5, or a network as 10.0.0.0/8';
  throw queryError(input, offset, message, hint);
}

function portAt(input: string, text: string, offset: number): number {
  const value = { kind: 'bare', text, offset, end: offset + text.length } as const;
  const { first, last } = numberValue(input, value, PORT_AFTER_ADDRESS);
  if (first === last) return first;
  throw queryError(input, offset, `"${excerpt(text)}" is more than one port`, PORT_AFTER_ADDRESS.hint);
}

function portKeyOf(key: AddressKey): string {
  return key === 'local' ? 'lport' : 'rport';
}
