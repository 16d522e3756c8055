/**
 * One message of a sock_diag dump (linux/inet_diag.h, struct inet_diag_msg; all multi-byte integers in this machine's
 * byte order but ports and addresses, which are in network order):
 *
 *     word 0       family u8 | state u8 | timer u8 | retransmits u8      02 0a 00 00  (IPv4, LISTEN)
 *     word 1       local port u16 | remote port u16                      0b b8 00 00  (3000, -)
 *     words 2-5    local address                                         7f 00 00 01 ...
 *     words 6-9    remote address
 *     word 10      interface
 *     words 11-12  cookie
 *     words 13-17  expires | receive queue | send queue | uid | inode
 *
 * and then attributes (rtattr). The kernel's bytes are kept, and each field is decoded when it is asked for: most
 * outputs need a few fields of many sockets.
 */
import type { SocketState } from '../../model/socket.ts';
import { findAttribute } from './diag-attribute.ts';
import { decodeTcpInfo, type TcpInfo } from './tcp-info-codec.ts';
import { unsigned64 } from './unsigned-64.ts';

const DIAG_MESSAGE_WORDS = 18;
/** sizeof(struct inet_diag_msg). */
export const DIAG_MESSAGE_BYTES = DIAG_MESSAGE_WORDS * 4;
export const AF_INET6 = 10;

const INET_DIAG_INFO = 2;
const INET_DIAG_SKV6ONLY = 11;
const INET_DIAG_CGROUP_ID = 21;

/** net/tcp_states.h by number; 12 is TCP_NEW_SYN_RECV, 13 TCP_BOUND_INACTIVE. */
const TCP_STATES: readonly SocketState[] = [
  'closed',
  'established',
  'syn-sent',
  'syn-received',
  'fin-wait-1',
  'fin-wait-2',
  'time-wait',
  'closed',
  'close-wait',
  'last-ack',
  'listen',
  'closing',
  'syn-received',
  'bound',
];

export function familyOf(words: Int32Array, at: number): number {
  return (words[at] as number) & 255;
}

export function tcpStateOf(words: Int32Array, at: number): SocketState {
  const state = TCP_STATES[((words[at] as number) >>> 8) & 255];
  return state === undefined || state === 'closed' ? closedOrBound(localPortOf(words, at)) : state;
}

export function tcpStateName(number: number, localPort: number): SocketState {
  const state = TCP_STATES[number] ?? 'closed';
  return state === 'closed' ? closedOrBound(localPort) : state;
}

/** A socket that is closed for the kernel and yet has a port is bound and does nothing yet. */
function closedOrBound(localPort: number): SocketState {
  return localPort === 0 ? 'closed' : 'bound';
}

/** A UDP socket is in TCP_ESTABLISHED when it is connected and in TCP_CLOSE otherwise. */
export function udpStateOf(words: Int32Array, at: number): SocketState {
  return (((words[at] as number) >>> 8) & 255) === 1 ? 'connected' : 'bound';
}

export function localPortOf(words: Int32Array, at: number): number {
  const ports = words[at + 1] as number;
  return ((ports & 255) << 8) | ((ports >>> 8) & 255);
}

export function remotePortOf(words: Int32Array, at: number): number {
  const ports = words[at + 1] as number;
  return ((ports >>> 8) & 0xff00) | (ports >>> 24);
}

/** Local port times 65,536 plus remote port. */
export function portsOf(words: Int32Array, at: number): number {
  const ports = words[at + 1] as number;
  return (((ports & 255) << 24) | ((ports & 0xff00) << 8) | ((ports >>> 8) & 0xff00) | (ports >>> 24)) >>> 0;
}

export function inodeOf(words: Int32Array, at: number): number {
  return (words[at + 17] as number) >>> 0;
}

/** The cookie as the decimal text of an unsigned 64-bit number. */
export function cookieOf(words: Int32Array, at: number): string {
  return unsigned64(words[at + 11] as number, words[at + 12] as number);
}

/** The same as something that a Map finds quickly: cookies are counted up from 1, so nearly all fit a number. */
export function cookieKey(words: Int32Array, at: number): number | string {
  return (words[at + 12] as number) === 0 ? (words[at + 11] as number) : cookieOf(words, at);
}

export function cgroupIdOf(words: Int32Array, at: number): string | undefined {
  const found = findAttribute(words, at, at + DIAG_MESSAGE_WORDS, INET_DIAG_CGROUP_ID);
  if (found === undefined || found[1] < 8) return undefined;
  return unsigned64(words[found[0]] as number, words[found[0] + 1] as number);
}

/** IPV6_V6ONLY; the kernel tells it of IPv6 sockets that listen or are bound. */
export function v6OnlyOf(words: Int32Array, at: number): boolean | undefined {
  const found = findAttribute(words, at, at + DIAG_MESSAGE_WORDS, INET_DIAG_SKV6ONLY);
  return found === undefined || found[1] < 1 ? undefined : ((words[found[0]] as number) & 255) !== 0;
}

export function tcpInfoOf(words: Int32Array, at: number): TcpInfo | undefined {
  const found = findAttribute(words, at, at + DIAG_MESSAGE_WORDS, INET_DIAG_INFO);
  if (found === undefined) return undefined;
  return decodeTcpInfo(new DataView(words.buffer, words.byteOffset + found[0] * 4, found[1]));
}
