/** One end of a socket: an IP address, a port, and for link-local IPv6 the zone (interface). */
export interface Endpoint {
  /** Canonical text as the socket is bound: `127.0.0.1`, `::1`, `::ffff:10.0.0.5`, `0.0.0.0`, `::`. */
  readonly address: string;
  /** 0-65535; 0 only where nothing was bound yet. */
  readonly port: number;
  /** Interface name of a link-local address (RFC 4007), as in `fe80::1%eth0`. */
  readonly zone?: string | undefined;
}

/** `127.0.0.1:80`, `[::1]:80`, `[fe80::1%eth0]:80`. */
export function printEndpoint(endpoint: Endpoint): string {
  const { address, port, zone } = endpoint;
  if (!address.includes(':')) return `${address}:${port}`;
  return zone === undefined ? `[${address}]:${port}` : `[${address}%${zone}]:${port}`;
}

/** An IPv4-mapped IPv6 address (RFC 4291 2.5.5.2) as its IPv4 address; any other as it is. For joins and comparisons. */
export function unmapAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** Is it one of the addresses that never leave the machine (RFC 1122 3.2.1.3, RFC 4291 2.5.3)? */
export function isLoopbackAddress(address: string): boolean {
  const plain = unmapAddress(address);
  return plain === '::1' || plain.startsWith('127.');
}

/** Is it "every address of this machine"? */
export function isWildcardAddress(address: string): boolean {
  return address === '0.0.0.0' || address === '::' || address === '::ffff:0.0.0.0';
}
