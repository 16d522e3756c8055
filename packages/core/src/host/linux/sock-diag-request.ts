/**
 * What is asked of sock_diag (sock_diag(7), linux/inet_diag.h). TCP is asked with the older TCPDIAG_GETSOCK request:
 * it walks the kernel's hash table once for IPv4 and IPv6 together, where two SOCK_DIAG_BY_FAMILY requests walk it
 * twice (about 9 ms each on a large table). UDP has no such form.
 */
import type { PortRange } from '../../model/snapshot.ts';
import type { Protocol, SocketState } from '../../model/socket.ts';
import { encodeDumpHeader, HEADER_BYTES } from './netlink-codec.ts';

const TCPDIAG_GETSOCK = 18;
const SOCK_DIAG_BY_FAMILY = 20;
const AF_INET = 2;
const AF_INET6 = 10;
const IPPROTO_UDP = 17;
const IPPROTO_RAW = 255;
const INET_DIAG_REQ_BYTECODE = 1;
/** Bit of INET_DIAG_INFO (2) in the mask of wanted extensions. */
const EXTENSION_INFO = 1 << 1;

/** Bits of the kernel's states (net/tcp_states.h). 13 is TCP_BOUND_INACTIVE, of Linux 6.8 and later. */
const TCP_STATE_BITS: Readonly<Record<SocketState, number>> = {
  established: 1 << 1,
  'syn-sent': 1 << 2,
  'syn-received': (1 << 3) | (1 << 12),
  'fin-wait-1': 1 << 4,
  'fin-wait-2': 1 << 5,
  'time-wait': 1 << 6,
  closed: 1 << 7,
  'close-wait': 1 << 8,
  'last-ack': 1 << 9,
  listen: 1 << 10,
  closing: 1 << 11,
  bound: (1 << 13) | (1 << 7),
  connected: 0,
};
const UDP_STATE_BITS: Partial<Record<SocketState, number>> = { connected: 1 << 1, bound: 1 << 7 };

export interface DiagRequest {
  readonly protocol: Protocol;
  readonly message: Uint8Array;
}

export interface DiagQuestion {
  readonly protocols: readonly Protocol[];
  /** All states where not given. */
  readonly states: readonly SocketState[] | undefined;
  /** Only TCP listeners and bound UDP sockets. */
  readonly listening: boolean;
  readonly ports: PortRange | undefined;
  readonly info: boolean;
}

/** The dump requests that together answer the question. */
export function encodeRequests(question: DiagQuestion): DiagRequest[] {
  const requests: DiagRequest[] = [];
  const filter = question.ports === undefined ? new Uint8Array(0) : encodePortFilter(question.ports);
  const extensions = question.info ? EXTENSION_INFO : 0;
  for (const protocol of question.protocols) {
    const states = stateMask(protocol, wantedStates(protocol, question));
    if (states === 0) continue;
    if (protocol === 'tcp') requests.push({ protocol, message: encodeTcp(states, extensions, filter) });
    else
      for (const family of [AF_INET, AF_INET6])
        requests.push({ protocol, message: encodeByFamily(family, IPPROTO_UDP, states, filter) });
  }
  return requests;
}

/** The states asked for of one protocol; `undefined` for all. */
export function wantedStates(
  protocol: Protocol,
  { states, listening }: Pick<DiagQuestion, 'states' | 'listening'>,
): readonly SocketState[] | undefined {
  if (!listening) return states;
  const listen: SocketState = protocol === 'tcp' ? 'listen' : 'bound';
  return states === undefined || states.includes(listen) ? [listen] : [];
}

function stateMask(protocol: Protocol, states: readonly SocketState[] | undefined): number {
  if (states === undefined) return protocol === 'tcp' ? 0x3fff : 0xffff;
  let mask = 0;
  for (const state of states) mask |= (protocol === 'tcp' ? TCP_STATE_BITS[state] : UDP_STATE_BITS[state]) ?? 0;
  return mask;
}

/** nlmsghdr, then struct inet_diag_req: family, lengths, extensions, 48 bytes of id, states, dbs. */
function encodeTcp(states: number, extensions: number, filter: Uint8Array): Uint8Array {
  const message = new Uint8Array(HEADER_BYTES + 60 + filter.length);
  message[HEADER_BYTES + 3] = extensions;
  new DataView(message.buffer).setUint32(HEADER_BYTES + 52, states, true);
  message.set(filter, HEADER_BYTES + 60);
  encodeDumpHeader(message, TCPDIAG_GETSOCK);
  return message;
}

/** Asks for every raw socket, whatever IP protocol it is for. */
export function encodeRawRequests(): Uint8Array[] {
  return [AF_INET, AF_INET6].map((family) => encodeByFamily(family, IPPROTO_RAW, 0xffff, new Uint8Array(0)));
}

/** nlmsghdr, then struct inet_diag_req_v2: family, protocol, extensions, pad, states, 48 bytes of id. */
function encodeByFamily(family: number, protocol: number, states: number, filter: Uint8Array): Uint8Array {
  const message = new Uint8Array(HEADER_BYTES + 56 + filter.length);
  message[HEADER_BYTES] = family;
  message[HEADER_BYTES + 1] = protocol;
  new DataView(message.buffer).setUint32(HEADER_BYTES + 4, states, true);
  message.set(filter, HEADER_BYTES + 56);
  encodeDumpHeader(message, SOCK_DIAG_BY_FAMILY);
  return message;
}

const BC_JMP = 1;
const BC_S_GE = 2;
const BC_S_LE = 3;
const BC_D_GE = 4;
const BC_D_LE = 5;

/**
 * "Local port in the range, or remote port in the range" in the kernel's small filter language (struct inet_diag_bc_op:
 * code u8, yes u8, no u16; a port test takes a second op whose `no` is the port). Jumps count bytes from their own op;
 * landing on the end accepts, four bytes past it rejects. A remote port of 0 is none.
 */
function encodePortFilter({ first, last }: PortRange): Uint8Array {
  const ops: [code: number, yes: number, no: number][] = [
    [BC_S_GE, 8, 20],
    [0, 0, first],
    [BC_S_LE, 8, 12],
    [0, 0, last],
    [BC_JMP, 4, 20],
    [BC_D_GE, 8, 20],
    [0, 0, Math.max(first, 1)],
    [BC_D_LE, 8, 12],
    [0, 0, last],
  ];
  const attribute = new Uint8Array(4 + ops.length * 4);
  const view = new DataView(attribute.buffer);
  view.setUint16(0, attribute.length, true);
  view.setUint16(2, INET_DIAG_REQ_BYTECODE, true);
  ops.forEach(([code, yes, no], index) => {
    const at = 4 + index * 4;
    attribute[at] = code;
    attribute[at + 1] = yes;
    view.setUint16(at + 2, no, true);
  });
  return attribute;
}
