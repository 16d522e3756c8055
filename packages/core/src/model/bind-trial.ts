import type { Protocol } from './socket.ts';

/** How to bind a socket to see whether that can be done. */
export interface BindRequest {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  /** What most servers set is `address` (SO_REUSEADDR); `port` is SO_REUSEPORT (socket(7)). UDP sockets never share. */
  readonly reuse: 'none' | 'address' | 'port';
  /** IPV6_V6ONLY; off, a socket on `::` takes the port of IPv4 too. */
  readonly onlyIpv6: boolean;
}

/** What came of it. */
export interface BindTrial extends BindRequest {
  /** The system's word for why not: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`; `undefined`: it can be bound. */
  readonly code: string | undefined;
}
