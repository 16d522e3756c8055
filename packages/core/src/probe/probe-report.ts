import type { Endpoint } from '../model/endpoint.ts';
import type { Gap } from '../model/gap.ts';
import type { Owner } from '../model/owner.ts';
import type { Family, Protocol, Socket } from '../model/socket.ts';
import type { Match } from './recogniser.ts';
import type { TlsFacts } from './tls-facts.ts';

/** How much may be sent: nothing, nothing but listening, harmless first messages, or also what leaves traces. */
export const PROBE_LEVELS = ['connect', 'banner', 'safe', 'deep'] as const;
export type ProbeLevel = (typeof PROBE_LEVELS)[number];

/** What came of the attempt to connect. */
export const PROBE_STATES = [
  /** The connection was made (TCP), or something answered (UDP). */
  'open',
  /** It was made, and the other side closed it unasked, without a byte. */
  'closes',
  /** Something said at once that nobody listens: a reset, or ICMP port unreachable. A firewall may say the same. */
  'refused',
  /** Nothing came back at all: dropped on the way, host down, or a queue of connections that is full. */
  'timed-out',
  /** ICMP or this machine's own routes say that there is no way there. */
  'unreachable',
  /** This machine does not let it out, or (IPv6) a firewall says that it is prohibited. */
  'forbidden',
  /** UDP: nothing came back, so it is open, or something drops it. */
  'no-answer',
  /** It listens, but a connection would do harm, so none was made. */
  'held-back',
] as const;
export type ProbeState = (typeof PROBE_STATES)[number];

/** Why less was done than the level allows. */
export interface HeldBack {
  readonly reason: 'one-shot' | 'debugger' | 'silent-port';
  /** One sentence. */
  readonly detail: string;
}

/** What was found out at one address. Times are milliseconds from the first packet to this address. */
export interface AddressReport {
  /** As connected to, with its zone where it has one. */
  readonly endpoint: Endpoint;
  readonly family: Family;
  readonly state: ProbeState;
  /** The system's own word for a failure: `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly connectMs: number | undefined;
  readonly firstByteMs: number | undefined;
  readonly totalMs: number;
  /** How many connections were made; datagrams for UDP. */
  readonly connections: number;
  readonly answer: Match | undefined;
  readonly tls: TlsFacts | undefined;
  /** The first bytes of an answer that nobody recognised: at most 256. */
  readonly unknownBytes: Uint8Array | undefined;
  readonly heldBack: HeldBack | undefined;
  /** Is it an address of this machine? `undefined` where the machine could not be read. */
  readonly isOwn: boolean | undefined;
  /** Of this machine: the sockets that the port is served by at this address. */
  readonly listeners: readonly Socket[] | undefined;
  /** Of this machine: who holds the other end of the very connection that was made. */
  readonly acceptedBy: Owner | undefined;
}

/** Can one connect to a port, and what answers: at every address of a name, in turn. */
export interface ProbeReport {
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly level: ProbeLevel;
  readonly takenAtMs: number;
  readonly addresses: readonly AddressReport[];
  readonly gaps: readonly Gap[];
}
