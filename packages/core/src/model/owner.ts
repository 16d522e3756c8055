import type { Process } from './process.ts';

/** A process with a descriptor of the socket. */
export interface Holder extends Process {
  /** Its descriptor numbers, ascending. */
  readonly fds: readonly number[];
}

/** Why nobody owns a socket although everybody was looked at. */
export type NoOwnerReason = 'time-wait' | 'orphan' | 'not-accepted' | 'syn-received';

/** Why the owner could not be seen. `unseen`: everything allowed was looked at and it was not there. */
export type HiddenReason = 'permission' | 'namespace' | 'gone' | 'unseen';

export interface ProcessOwner {
  readonly kind: 'process';
  /** Every holder that was seen, by pid. At least one. */
  readonly holders: readonly Holder[];
  /** Pid of the one holder that is an ancestor of all the others, or of the only one. */
  readonly primary: number | undefined;
  /** Every process of the machine could be looked into, so there is no further holder. */
  readonly complete: boolean;
}

/** The answer to "whose socket is it?". */
export type Owner =
  | ProcessOwner
  /** Held by the kernel itself (VXLAN, NFS, WireGuard ...). Said only on positive evidence. */
  | { readonly kind: 'kernel' }
  | { readonly kind: 'none'; readonly reason: NoOwnerReason }
  | { readonly kind: 'hidden'; readonly reason: HiddenReason };
