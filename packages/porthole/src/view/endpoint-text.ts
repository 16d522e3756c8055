import { type Endpoint, printEndpoint } from '@porthole/core';
import { fitText } from './width.ts';

/** The endpoint in at most this width: what is cut off is the end of the address, never the port. */
export function fitEndpoint(endpoint: Endpoint, width: number, ellipsis: string): string {
  const port = `:${endpoint.port}`;
  return fitText(printAddress(endpoint), width - port.length, ellipsis) + port;
}

/** The endpoint without its port: `127.0.0.1`, `[::1]`, `[fe80::1%eth0]`. */
export function printAddress(endpoint: Endpoint): string {
  return printEndpoint(endpoint).slice(0, -1 - String(endpoint.port).length);
}
