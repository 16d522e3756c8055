import { PortholeError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { Protocol } from '../model/socket.ts';
import type { ProbeLevel, ProbeReport } from './probe-report.ts';

/** What to connect to. */
export interface ProbeTarget {
  /** A name or an address (IPv6 without brackets, `fe80::1%eth0` with its zone). `localhost` means both families. */
  readonly host: string;
  readonly port: number;
  /** Default: `tcp`. */
  readonly protocol?: Protocol | undefined;
}

export interface ProbeOptions {
  /** How much may be sent. Default: `safe`. */
  readonly level?: ProbeLevel | undefined;
  /** How long connecting to one address may take, and how long talking to it. Default: 3000 each. */
  readonly timeoutMs?: number | undefined;
  /** It is known to be TLS (`https://`), so that is tried first. */
  readonly tls?: boolean | undefined;
  /** Also connect where a connection is known to do harm, and send where nothing is sent otherwise. */
  readonly force?: boolean | undefined;
  /** Reads this machine, to tell who holds the port; opened and closed where it is left out. */
  readonly machine?: Host | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Can one connect to a port, and what answers there? Every address of the host in turn, on at most three connections
 * each (ten at the level `deep`), one after the other. Nothing is logged in to, changed, or asked twice.
 *
 * Partial truth is in the report: an address that refuses is a result, and what could not be seen is a gap.
 * @throws PortholeError `invalid-argument` for what is no port or no address of one machine, `not-found` for a name
 * that does not exist, `unavailable` where no name server answers; the signal's reason.
 */
export async function probe(target: ProbeTarget, options: ProbeOptions = {}): Promise<ProbeReport> {
  const { host, port, protocol = 'tcp' } = target;
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PortholeError('invalid-argument', `one connects to a port from 1 to 65535, not to ${String(port)}`);
  }
  // What connects is loaded only by who connects: listing must not pay for TLS.
  const { probeAddresses } = await import('./probe-addresses.ts');
  return probeAddresses({ host, port, protocol }, options);
}
