import type { ProcessSummary, Protocol, Socket } from '@porthole/core';

/** A port that a process has for itself: nobody is connected to it through this socket. */
export interface HeldPort {
  readonly protocol: Protocol;
  readonly port: number;
  /** The system lent it, and nobody waits on it for others to come. */
  readonly ephemeral: boolean;
  readonly sockets: readonly Socket[];
}

/** One process of a listing, with what it holds. */
export interface ListedProcess {
  readonly process: ProcessSummary;
  readonly sockets: readonly Socket[];
  /** By port and protocol, the lent ones last. */
  readonly ports: readonly HeldPort[];
  readonly connections: readonly Socket[];
  /**
   * Why it may hold more than that: this user may not look into it, or its sockets are in another network namespace.
   */
  readonly unseen: 'permission' | 'namespace' | undefined;
  /** Part of one processor that it used: since its start, or while it was measured. */
  readonly cpuShare: number | undefined;
}
