import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { PortholeError } from '../errors.ts';
import type { Family } from '../model/socket.ts';
import { withDeadline } from './with-deadline.ts';

export interface FoundAddress {
  /** With its zone, as in `fe80::1%eth0`. */
  readonly address: string;
  readonly family: Family;
}

const LOOPBACK: readonly FoundAddress[] = [
  { address: '127.0.0.1', family: 'ipv4' },
  { address: '::1', family: 'ipv6' },
];
/** A name with more addresses than this belongs to a network of servers that are all alike. */
const MOST_ADDRESSES = 8;
const LOOKUP_MS = 5000;

/**
 * Every address that a host means, in the order of the system. `localhost` and "every address" are the loopback address
 * of both families, whatever the system's table of hosts has (RFC 6761 6.3): two servers may have one each.
 * @throws PortholeError `not-found` for a name that does not exist, `unavailable` where no name server answers,
 * `invalid-argument` for an address of many machines.
 */
export async function findAddresses(host: string, signal: AbortSignal | undefined): Promise<readonly FoundAddress[]> {
  if (/^(localhost\.?|0\.0\.0\.0|::|\*|)$/i.test(host)) return LOOPBACK;
  const version = isIP(host);
  if (version === 0) return lookUp(host, signal);
  if (isOfMany(host)) {
    throw new PortholeError('invalid-argument', `${host} is not the address of one machine`, {
      hint: 'name the one to connect to',
    });
  }
  return [{ address: host, family: version === 4 ? 'ipv4' : 'ipv6' }];
}

/** Multicast and broadcast (RFC 1112, RFC 4291 2.7): a probe is for one machine. */
function isOfMany(address: string): boolean {
  return /^(22[4-9]|23\d)\.|^255\.255\.255\.255$|^ff[0-9a-f]{2}:/i.test(address);
}

async function lookUp(name: string, signal: AbortSignal | undefined): Promise<readonly FoundAddress[]> {
  try {
    const found = await withDeadline(() => lookup(name, { all: true, verbatim: true }), LOOKUP_MS, signal);
    if (found === undefined) throw notAnswered(name, undefined);
    const distinct = new Map(found.map(({ address, family }) => [address, family]));
    return [...distinct].slice(0, MOST_ADDRESSES).map(([address, family]) => {
      return { address, family: family === 4 ? 'ipv4' : 'ipv6' };
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EAI_AGAIN') throw notAnswered(name, error);
    if (code !== 'ENOTFOUND' && code !== 'ENODATA' && code !== 'EINVAL') throw error;
    throw new PortholeError('not-found', `there is no host called ${name}`, {
      hint: 'check the spelling, or write its address',
      cause: error,
    });
  }
}

function notAnswered(name: string, cause: unknown): PortholeError {
  return new PortholeError('unavailable', `no name server says what ${name} is`, {
    hint: 'write its address, or check the name servers of this machine',
    cause,
  });
}
