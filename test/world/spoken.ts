/** What the programs of a world say of themselves: the truth that every answer is held against. `null`: there is none. */

export interface SpokenEndpoint {
  readonly address: string;
  readonly port: number;
  readonly zone: string | null;
}

export interface SpokenHolder {
  readonly pid: number;
  readonly fds: readonly number[];
}

export type SpokenOwner =
  | { readonly kind: 'process'; readonly holders: readonly SpokenHolder[]; readonly primary: number | null }
  | { readonly kind: 'none' | 'hidden'; readonly reason: string }
  | { readonly kind: 'kernel' };

export interface SpokenSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly state: string;
  readonly local: SpokenEndpoint;
  readonly remote: SpokenEndpoint | null;
  readonly inode: string | null;
  readonly uid: number | null;
  readonly owner: SpokenOwner;
}

/** A UNIX socket as `unix-sockets.py` tells it. */
export interface SpokenUnixSocket {
  readonly type: string;
  readonly state: string;
  readonly path: string | null;
  readonly abstract: string | null;
  readonly inode: string;
  readonly owner: SpokenOwner;
  readonly peer: { readonly inode: string | null; readonly owner: SpokenOwner } | null;
}

/** A raw socket as `raw-sockets.py` tells it. */
export interface SpokenRawSocket {
  readonly family: string;
  readonly protocol: number;
  readonly state: string;
  readonly local: string;
  readonly remote: string | null;
  readonly inode: string;
  readonly owner: SpokenOwner;
}

/** One situation's line. Beyond what all have, some say more; each program's head tells what that is. */
export interface Spoken {
  readonly situation: string;
  readonly pid: number;
  readonly sockets: readonly SpokenSocket[];
  readonly tid?: number;
  readonly zombie?: number;
  /** Inode of the socket that only a thread with its own descriptor table has. */
  readonly ownInode?: string;
  readonly nameHex?: string;
  readonly commandHex?: readonly string[];
  readonly executable?: string;
  readonly pidInside?: number;
  readonly pidOutside?: number;
  readonly workers?: readonly number[];
  /** A process that is started again when it ends, or was given its socket. */
  readonly server?: number;
  readonly raw?: readonly SpokenRawSocket[];
  readonly unix?: readonly SpokenUnixSocket[];
  /** Sockets in another network namespace. */
  readonly elsewhere?: readonly SpokenSocket[];
  readonly threads?: readonly SpokenThread[];
  readonly child?: number;
  /** A process that changes its program all the time, and one that changes its user. */
  readonly programs?: number;
  readonly users?: number;
}

/** A thread, and the two ends of its stack. */
export interface SpokenThread {
  readonly id: number;
  readonly name: string;
  readonly low: string;
  readonly high: string;
}
