import { addressBytes, prefixKey } from './address-bytes.ts';

/**
 * What is not globally reachable by the IANA IPv4 Special-Purpose Address Registry (RFC 6890), and multicast. The few
 * single anycast addresses that the registry excepts inside 192.0.0.0/24 are left in: no server is bound to one.
 */
const NOT_GLOBAL: readonly (readonly [block: string, length: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Made when it is first needed: few machines are asked about an address that could be routable. */
let blocks: readonly { readonly length: number; readonly key: string }[] | undefined;

function notGlobalBlocks(): NonNullable<typeof blocks> {
  blocks ??= NOT_GLOBAL.map(([block, length]) => ({
    length,
    key: prefixKey(addressBytes(block) as Uint8Array, length),
  }));
  return blocks;
}

/**
 * Can packets to this IPv4 address come from anywhere in the world, as far as its number tells? An IPv4-mapped IPv6
 * address counts as its IPv4 address; any other IPv6 address and any other text is `false`.
 */
export function isGloballyRoutableIpv4(address: string): boolean {
  const bytes = addressBytes(address);
  if (bytes?.length !== 4) return false;
  return !notGlobalBlocks().some(({ length, key }) => prefixKey(bytes, length) === key);
}
