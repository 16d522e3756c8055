import { addressBytes } from '../../../explain/address-bytes.ts';
import type { Endpoint } from '../../../model/endpoint.ts';

/** One socket as sock_diag tells it, by the fields of struct inet_diag_msg (linux/inet_diag.h). */
export interface DiagRow {
  /** By net/tcp_states.h: 1 established, 7 closed, 10 listening. */
  readonly state: number;
  readonly local: Endpoint;
  readonly remote?: Endpoint;
  readonly interfaceIndex?: number;
  readonly cookie?: bigint;
  readonly receive?: number;
  readonly send?: number;
  readonly uid?: number;
  readonly inode?: number;
  readonly attributes?: readonly Uint8Array[];
}

export const MULTI = 2;
export const INTERRUPTED = 0x10;
const SOCK_DIAG_BY_FAMILY = 20;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;

/** A netlink message: the 16-byte header (netlink(7)), then `payload`, filled up to four bytes. */
export function netlinkMessage(type: number, flags: number, payload: Uint8Array): Buffer {
  const length = 16 + payload.length;
  const message = Buffer.alloc((length + 3) & ~3);
  message.writeUInt32LE(length, 0);
  message.writeUInt16LE(type, 4);
  message.writeUInt16LE(flags, 6);
  message.set(payload, 16);
  return message;
}

export function diagMessage(row: DiagRow, flags = MULTI): Buffer {
  const body = Buffer.alloc(72);
  body[0] = isIpv4(row) ? 2 : 10;
  body[1] = row.state;
  body.writeUInt16BE(row.local.port, 4);
  body.writeUInt16BE(row.remote?.port ?? 0, 6);
  body.set(bytesOf(row.local), 8);
  if (row.remote !== undefined) body.set(bytesOf(row.remote), 24);
  body.writeUInt32LE(row.interfaceIndex ?? 0, 40);
  body.writeBigUInt64LE(row.cookie ?? 1n, 44);
  body.writeUInt32LE(row.receive ?? 0, 56);
  body.writeUInt32LE(row.send ?? 0, 60);
  body.writeUInt32LE(row.uid ?? 0, 64);
  body.writeUInt32LE(row.inode ?? 0, 68);
  return netlinkMessage(SOCK_DIAG_BY_FAMILY, flags, Buffer.concat([body, ...(row.attributes ?? [])]));
}

/** struct rtattr: length u16, type u16, payload, filled up to four bytes. */
export function attribute(type: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.alloc((4 + payload.length + 3) & ~3);
  bytes.writeUInt16LE(4 + payload.length, 0);
  bytes.writeUInt16LE(type, 2);
  bytes.set(payload, 4);
  return bytes;
}

export function doneMessage(errno = 0, flags = MULTI): Buffer {
  return netlinkMessage(NLMSG_DONE, flags, int32(-errno));
}

/** struct nlmsgerr: the negative errno, then the header of the request. */
export function errorMessage(errno: number): Buffer {
  return netlinkMessage(NLMSG_ERROR, 0, Buffer.concat([int32(-errno), Buffer.alloc(16)]));
}

/** A whole dump of these sockets. */
export function dumpReply(rows: readonly DiagRow[], flags = MULTI): Buffer {
  return Buffer.concat([...rows.map((row) => diagMessage(row, flags)), doneMessage(0, flags)]);
}

export function isIpv4(row: Pick<DiagRow, 'local'>): boolean {
  return !row.local.address.includes(':');
}

function bytesOf({ address }: Endpoint): Uint8Array {
  const bytes = addressBytes(address);
  if (bytes === undefined) throw new Error(`not an address: ${address}`);
  const isMapped = bytes.length === 4 && address.includes(':');
  return isMapped ? Uint8Array.from([...new Array<number>(10).fill(0), 0xff, 0xff, ...bytes]) : bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
