import type { PortRange } from './snapshot.ts';

/** What a port number is of: the transports that IANA's registry of service names knows. */
export const TRANSPORTS = ['tcp', 'udp', 'sctp', 'dccp'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** A name that IANA has in its registry for a port (RFC 6335). It says who asked for the number, not who uses it. */
export interface RegisteredService {
  /** At most 15 letters, digits and hyphens. */
  readonly name: string;
  readonly transports: readonly Transport[];
  readonly description: string | undefined;
  /** Other names for the same. */
  readonly aliases: readonly string[];
}

/** What is found on a port in practice. Never a fact about the port of a machine: any program may have it. */
export interface UsualService {
  /** As people call it: `PostgreSQL`. */
  readonly name: string;
  readonly transports: readonly Transport[];
  /** What it is for, as a sentence; only of the protocols that one meets every day. */
  readonly purpose: string | undefined;
  /** Where that is written: an RFC, or the documentation or default configuration of the product. */
  readonly evidence: string;
}

/** A name that this machine has for a port in its own table (services(5)). Hostile text. */
export interface LocalService {
  readonly port: number;
  readonly name: string;
  readonly transports: readonly Transport[];
  readonly aliases: readonly string[];
}

/** What this machine does with ranges of ports. `undefined`: it could not be read. */
export interface PortRanges {
  /** Lent to programs that connect, or that bind port 0. */
  readonly ephemeral: PortRange | undefined;
  /** Never lent, although in the range that is; who asks for one by number gets it. */
  readonly reserved: readonly PortRange[] | undefined;
  /** From this port on anybody may bind; below only who has the right to. */
  readonly unprivilegedFrom: number | undefined;
}
