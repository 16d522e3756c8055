import type { Reason } from '@porthole/core';

/**
 * The exit statuses, a promise to scripts. An interrupted run (130) is not in the table: nothing catches SIGINT, so the
 * system ends the process at once, even in the middle of a long read, and the shell reports 128 + 2.
 */
export const EXIT = {
  /** Found, done. Also when the reader of the output went away (EPIPE): it had what it wanted. */
  ok: 0,
  /** Nothing found, the port is free, or the answer is no. */
  nothing: 1,
  /** Bad usage: an unknown word, a malformed value. */
  usage: 2,
  /** Seen, but the owner may not be known with these rights. */
  notAllowed: 3,
  /** Tried and failed. */
  failed: 4,
  /** The system could not be read, or the output not be written (a full disk): the fault is around us. */
  system: 5,
  /** A bug of ours (`EX_SOFTWARE` of sysexits.h). */
  bug: 70,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** The status of a run that ended in an error. */
export const STATUS_OF_REASON: Readonly<Record<Reason, ExitStatus>> = {
  'invalid-argument': EXIT.usage,
  'not-found': EXIT.nothing,
  'permission-denied': EXIT.notAllowed,
  unsupported: EXIT.system,
  'malformed-data': EXIT.system,
  unavailable: EXIT.system,
  internal: EXIT.bug,
};
