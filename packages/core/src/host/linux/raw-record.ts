/**
 * Raw sockets as the kernel tells them. Both ways give them the form of a UDP socket, with the number of the IP protocol
 * in the place of the local port (net/ipv4/raw.c, net/ipv4/raw_diag.c).
 */
import type { SocketState } from '../../model/socket.ts';
import type { AddressText } from './address-text.ts';
import type { Joinable } from './join.ts';
import type { ProcNetRecord } from './proc-net-codec.ts';
import { AF_INET6, cookieOf, familyOf, inodeOf, localPortOf, udpStateOf } from './sock-diag-codec.ts';

const LOCAL_WORD = 2;
const REMOTE_WORD = 6;
const INTERFACE_WORD = 10;
const RECEIVE_WORD = 14;
const SEND_WORD = 15;
const UID_WORD = 16;
const ESTABLISHED = 1;

interface RawParts {
  readonly family: 'ipv4' | 'ipv6';
  readonly ipProtocol: number;
  readonly state: SocketState;
  readonly local: string;
  readonly remote: string;
  readonly interfaceIndex: number;
  readonly inodeNumber: number;
  readonly cookie: string | undefined;
  readonly receive: number;
  readonly send: number;
  readonly uid: number;
}

/** One raw socket, and what the join notes of its holders. */
export class RawRecord implements Joinable {
  readonly protocol = 'raw';
  readonly parts: RawParts;
  look = -1;
  heldAt = -1;
  soleHolder: number | undefined = undefined;
  soleFd = -1;

  constructor(parts: RawParts) {
    this.parts = parts;
  }

  get inodeNumber(): number {
    return this.parts.inodeNumber;
  }

  get state(): SocketState {
    return this.parts.state;
  }

  get cookie(): string | undefined {
    return this.parts.cookie;
  }
}

/** From the message of a sock_diag reply that begins at word `at`. */
export function rawFromDiag(words: Int32Array, at: number, addresses: AddressText): RawRecord {
  const family = familyOf(words, at) === AF_INET6 ? 'ipv6' : 'ipv4';
  const address = (word: number) => addressOf(words.subarray(at + word, at + word + 4), family, addresses);
  const number = (word: number) => (words[at + word] as number) >>> 0;
  return new RawRecord({
    family,
    ipProtocol: localPortOf(words, at),
    state: udpStateOf(words, at),
    local: address(LOCAL_WORD),
    remote: address(REMOTE_WORD),
    interfaceIndex: number(INTERFACE_WORD),
    inodeNumber: inodeOf(words, at),
    cookie: cookieOf(words, at),
    receive: number(RECEIVE_WORD),
    send: number(SEND_WORD),
    uid: number(UID_WORD),
  });
}

/** From a line of `/proc/net/raw` or `raw6`. */
export function rawFromProc(record: ProcNetRecord, addresses: AddressText): RawRecord {
  const family = record.local.length === 4 ? 'ipv6' : 'ipv4';
  return new RawRecord({
    family,
    ipProtocol: record.localPort,
    state: record.state === ESTABLISHED ? 'connected' : 'bound',
    local: addressOf(record.local, family, addresses),
    remote: addressOf(record.remote, family, addresses),
    interfaceIndex: 0,
    inodeNumber: record.inode,
    cookie: undefined,
    receive: record.receiveQueue,
    send: record.sendQueue,
    uid: record.uid,
  });
}

function addressOf([a = 0, b = 0, c = 0, d = 0]: Int32Array, family: string, addresses: AddressText): string {
  return family === 'ipv4' ? addresses.ipv4(a) : addresses.ipv6(a, b, c, d);
}
