/**
 * The request to close one TCP socket (sock_diag(7), `SOCK_DESTROY` of linux/sock_diag.h): a netlink header, then struct
 * inet_diag_req_v2 of linux/inet_diag.h, whose ports and addresses are in network order:
 *
 *     family u8 | protocol u8 | ext u8 | pad u8 | states u32 | sport u16 | dport u16 | src 16 | dst 16 | if u32 | cookie 8
 *     02          06            00       00       ffffffff     1f90        d431        7f000001… 7f000001… 0     …
 */
import { addressBytes } from '../../explain/address-bytes.ts';
import type { Socket } from '../../model/socket.ts';
import { HEADER_BYTES } from './netlink-codec.ts';

const SOCK_DESTROY = 21;
const NLM_F_REQUEST = 1;
const NLM_F_ACK = 4;
const NLMSG_ERROR = 2;
const AF_INET = 2;
const AF_INET6 = 10;
const IPPROTO_TCP = 6;

export type ClosableSocket = Pick<Socket, 'family' | 'local' | 'remote' | 'cookie'>;

/**
 * The message that closes this connection and no other: the kernel compares the cookie, which it never gives twice.
 * `undefined` for a socket that has no remote end or whose cookie is not known.
 * @param interfaceIndex of a link-local address, else 0
 */
export function encodeDestroy(socket: ClosableSocket, interfaceIndex: number): Uint8Array | undefined {
  const { family, local, remote, cookie } = socket;
  if (remote === undefined || cookie === undefined) return undefined;
  const message = new Uint8Array(HEADER_BYTES + 56);
  const view = new DataView(message.buffer);
  view.setUint32(0, message.length, true);
  view.setUint16(4, SOCK_DESTROY, true);
  view.setUint16(6, NLM_F_REQUEST | NLM_F_ACK, true);
  const at = HEADER_BYTES;
  message[at] = family === 'ipv6' ? AF_INET6 : AF_INET;
  message[at + 1] = IPPROTO_TCP;
  view.setUint32(at + 4, 0xffff_ffff, true);
  view.setUint16(at + 8, local.port);
  view.setUint16(at + 10, remote.port);
  message.set(wireAddress(local.address, family), at + 12);
  message.set(wireAddress(remote.address, family), at + 28);
  view.setUint32(at + 44, interfaceIndex, true);
  view.setBigUint64(at + 48, BigInt(cookie), true);
  return message;
}

/** The errno of the kernel's answer, 0 for success; `undefined` where it is no answer (linux/netlink.h, NLMSG_ERROR). */
export function decodeAcknowledgement(reply: Uint8Array): number | undefined {
  if (reply.byteLength < HEADER_BYTES + 4) return undefined;
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  return view.getUint16(4, true) === NLMSG_ERROR ? Math.abs(view.getInt32(HEADER_BYTES, true)) : undefined;
}

/** 16 bytes: an IPv4 address stands in the first four, or in the last four where an IPv6 socket has it (RFC 4291 2.5.5.2). */
function wireAddress(address: string, family: Socket['family']): Uint8Array {
  const bytes = addressBytes(address) ?? new Uint8Array(0);
  const wire = new Uint8Array(16);
  if (family === 'ipv6' && bytes.length === 4) {
    wire.set([0xff, 0xff], 10);
    wire.set(bytes, 12);
  } else wire.set(bytes);
  return wire;
}
