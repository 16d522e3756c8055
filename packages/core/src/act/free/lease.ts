import type { ProcessRef } from '../../model/process.ts';

/** For whom a port is kept, which decides how long. */
export type LeaseKind =
  /** Whoever asked: for a minute, or until somebody binds it. */
  | 'caller'
  /** A name in a project: the same port at every question, until the project's folder is gone. */
  | 'project'
  /** A command that was started with the port: while it runs. */
  | 'command';

/** The process a lease was taken for. */
export interface LeaseOwner extends ProcessRef {
  /** Its short name at that time. Hostile text. */
  readonly name: string | undefined;
}

/** A port of this machine that is kept for somebody. It binds nobody but those who ask before they take a port. */
export interface Lease {
  readonly port: number;
  readonly kind: LeaseKind;
  /**
   * `pending`: somebody is just finding out whether the port is free, and the claim ends with that process;
   * `held`: it was given to its owner.
   */
  readonly state: 'pending' | 'held';
  /** The name that the project keeps the port under. */
  readonly name: string | undefined;
  /** Folder of the project, without symbolic links. */
  readonly project: string | undefined;
  readonly owner: LeaseOwner | undefined;
  /** What was started, of a command. */
  readonly command: readonly string[] | undefined;
  /** Wall clock, milliseconds since 1970; a lease of a project is taken again at every question. */
  readonly takenAtMs: number;
  /** `undefined`: its time is not what ends it. */
  readonly endsAtMs: number | undefined;
  /** The boot that `owner.startId` counts from. */
  readonly bootId: string | undefined;
}
