import type { PortClass } from '../model/socket.ts';

/**
 * What kind of number a port is by RFC 6335 section 6: 0-1023 `well-known`, 1024-49151 `registered`, 49152-65535
 * `dynamic`. It says nothing about which ports this system lends out: that is its ephemeral range.
 */
export function portClassOf(port: number): PortClass {
  if (port <= 1023) return 'well-known';
  return port <= 49151 ? 'registered' : 'dynamic';
}
