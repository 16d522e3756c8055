import type { Source } from '../source.ts';
import type { NetworkDoor } from './network-door.ts';

/** How holders are found: a BPF iterator, system calls through FFI, or Node's own `fs`. */
export type OwnersWay = 'bpf' | 'ffi' | 'fs';

/** What a walk over `/proc/PID/fd` found. */
export interface DescriptorWalk {
  /** Three words each: pid, descriptor, inode of the socket. One socket stands here once per descriptor. */
  readonly records: Int32Array;
  /** Effective users of processes, as far as the walk came across them. */
  readonly uids?: ReadonlyMap<number, number>;
  /** Processes whose descriptors the system refused to show. */
  readonly denied: number;
  /** Processes that ended while they were read. */
  readonly gone: number;
  /** Processes with threads that may have a descriptor table of their own which could not be told apart. */
  readonly unsureThreads: number;
}

/** `holders`: of TCP and UDP sockets of one network namespace; `all-holders`: of every socket there is. */
export type BpfPass = 'holders' | 'all-holders' | 'tasks' | 'kernel-sockets-tcp' | 'kernel-sockets-udp';

export interface BpfOptions {
  /** Inode of the network namespace whose sockets are wanted. */
  readonly networkNamespace: number;
  /** The reader is not in the initial pid namespace, so pids must be translated. */
  readonly translatePids: boolean;
}

/** The seam of the Linux backend: what `Source` has, and the three things only Linux has. */
export interface LinuxSource extends Source {
  /** System calls can be made at all. */
  readonly native: boolean;
  /** Why not, where that is known. */
  readonly nativeFailure?: string | undefined;
  /** Narrow sock_diag requests are answered too. A recording has only the wide ones. */
  readonly narrows: boolean;
  /** One netlink dump over NETLINK_SOCK_DIAG: all the messages of the reply, one after the other, NLMSG_DONE included. */
  sockDiag(request: Uint8Array): Uint8Array;
  /**
   * Does some reading in another network namespace: all that is asked of this source meanwhile is told of that one. `read`
   * is synchronous, and the reader is back in its own namespace afterwards, also where it throws.
   */
  within<Result>(door: NetworkDoor, read: () => Result): Result;
  /** Descriptors that are sockets, of every process that may be looked into. */
  walkDescriptors(way: 'ffi' | 'fs'): DescriptorWalk;
  /** One pass of a BPF iterator: its records as the program wrote them. */
  bpfPass(pass: BpfPass, options: BpfOptions): Uint8Array;
  /** if_indextoname(3) in this network namespace. */
  interfaceName(index: number): string | undefined;
  again(): LinuxSource;
}
