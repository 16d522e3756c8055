import type { UnixName, UnixState, UnixType } from '../../model/unix-socket.ts';

/** One UNIX socket as the kernel tells it, whichever way. */
export interface UnixRecord {
  readonly inode: number;
  readonly cookie: string | undefined;
  readonly type: UnixType;
  readonly state: UnixState;
  readonly name: UnixName | undefined;
  readonly file: { readonly device: number; readonly inode: number } | undefined;
  /** Inode of the other end; 0: it has one that no process holds. */
  readonly peerInode: number | undefined;
  /** Of a listener: inodes of the clients that wait to be accepted. */
  readonly waiting: readonly number[];
  readonly receive: number | undefined;
  readonly send: number | undefined;
  readonly uid: number | undefined;
}

/** By net.h: SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET. SOCK_RAW is served as datagrams (unix_create). */
const TYPES: ReadonlyMap<number, UnixType> = new Map([
  [1, 'stream'],
  [2, 'datagram'],
  [3, 'datagram'],
  [5, 'seqpacket'],
]);

export function unixType(number: number): UnixType | undefined {
  return TYPES.get(number);
}

/** A socket that neither listens nor is connected: a name is what others reach it by. */
export function idleState(name: UnixName | undefined): UnixState {
  return name === undefined ? 'closed' : 'bound';
}
