/**
 * UNIX sockets by sock_diag (sock_diag(7), linux/unix_diag.h). A message, all in this machine's byte order:
 *
 *     word 0       family u8 | type u8 | state u8 | pad u8      01 01 0a 00  (AF_UNIX, SOCK_STREAM, LISTEN)
 *     word 1       inode
 *     words 2-3    cookie
 *
 * and then attributes: 0 name | 1 inode and device of its file | 2 inode of the peer | 3 inodes of clients not accepted
 * yet | 4 receive and send queue | 6 shutdown | 7 uid (Linux 5.3).
 */
import type { UnixName, UnixState, UnixType } from '../../model/unix-socket.ts';
import { findAttribute } from './diag-attribute.ts';
import { encodeDumpHeader, HEADER_BYTES } from './netlink-codec.ts';
import { decode } from './proc-pid-codec.ts';
import { idleState, type UnixRecord, unixType } from './unix-record.ts';
import { unsigned64 } from './unsigned-64.ts';

const SOCK_DIAG_BY_FAMILY = 20;
const AF_UNIX = 1;
const REQUEST_BYTES = 24;
/** UDIAG_SHOW_NAME, VFS, PEER, ICONS, RQLEN, UID. */
const SHOW = 0x01 | 0x02 | 0x04 | 0x08 | 0x10 | 0x40;
/** sizeof(struct unix_diag_msg). */
export const UNIX_MESSAGE_BYTES = 16;
const MESSAGE_WORDS = UNIX_MESSAGE_BYTES / 4;

const NAME = 0;
const VFS = 1;
const PEER = 2;
const ICONS = 3;
const RQLEN = 4;
const UID = 7;

const ESTABLISHED = 1;
const LISTEN = 10;

/** Asks for every UNIX socket: nlmsghdr, then struct unix_diag_req: family, states, inode, what to show, cookie. */
export function encodeUnixRequest(): Uint8Array {
  const message = new Uint8Array(HEADER_BYTES + REQUEST_BYTES);
  message[HEADER_BYTES] = AF_UNIX;
  const view = new DataView(message.buffer);
  view.setUint32(HEADER_BYTES + 4, 0xffffffff, true);
  view.setUint32(HEADER_BYTES + 12, SHOW, true);
  view.setUint32(HEADER_BYTES + 16, 0xffffffff, true);
  view.setUint32(HEADER_BYTES + 20, 0xffffffff, true);
  encodeDumpHeader(message, SOCK_DIAG_BY_FAMILY);
  return message;
}

/** The socket of the message that begins at word `at`; `undefined` for a type that no UNIX socket has. */
export function decodeUnixSocket(words: Int32Array, at: number): UnixRecord | undefined {
  const head = words[at] as number;
  const type = unixType((head >>> 8) & 255);
  if (type === undefined) return undefined;
  const number = (head >>> 16) & 255;
  const attribute = (wanted: number) => findAttribute(words, at, at + MESSAGE_WORDS, wanted);
  const name = decodeName(words, attribute(NAME));
  const numbers = (wanted: number): number[] => numbersOf(words, attribute(wanted));
  const [fileInode, device] = numbers(VFS);
  const [receive, send] = numbers(RQLEN);
  const [peerInode] = numbers(PEER);
  return {
    inode: (words[at + 1] as number) >>> 0,
    cookie: unsigned64(words[at + 2] as number, words[at + 3] as number),
    type,
    state: stateOf(number, type, peerInode !== undefined, name),
    name,
    file: fileInode === undefined || device === undefined ? undefined : { inode: fileInode, device: toStat(device) },
    peerInode,
    waiting: numbers(ICONS),
    receive,
    send,
    uid: numbers(UID)[0],
  };
}

/** The kernel marks a datagram socket as connected also when another one was connected to it: its peer is what counts. */
function stateOf(number: number, type: UnixType, hasPeer: boolean, name: UnixName | undefined): UnixState {
  if (number === LISTEN) return 'listen';
  if (type === 'datagram') return hasPeer ? 'connected' : idleState(name);
  return number === ESTABLISHED ? 'connected' : idleState(name);
}

/** A path comes with its NUL, where bind(2) was given or made one; an abstract name begins with one and may hold more. */
function decodeName(words: Int32Array, found: readonly [number, number] | undefined): UnixName | undefined {
  if (found === undefined || found[1] === 0) return undefined;
  const bytes = new Uint8Array(words.buffer, words.byteOffset + found[0] * 4, found[1]);
  if (bytes[0] === 0) return { kind: 'abstract', text: decode(bytes.subarray(1)) };
  const end = bytes.indexOf(0);
  return { kind: 'path', text: decode(end < 0 ? bytes : bytes.subarray(0, end)) };
}

function numbersOf(words: Int32Array, found: readonly [number, number] | undefined): number[] {
  if (found === undefined) return [];
  const [first, bytes] = found;
  return Array.from(words.subarray(first, first + (bytes >> 2)), (word) => word >>> 0);
}

/** The kernel's own dev_t (12 bits major, 20 bits minor) as stat(2) has it (new_encode_dev of linux/kdev_t.h). */
function toStat(device: number): number {
  const major = device >>> 20;
  const minor = device & 0xfffff;
  return ((minor & 0xff) | (major << 8) | ((minor & 0xfff00) << 12)) >>> 0;
}
