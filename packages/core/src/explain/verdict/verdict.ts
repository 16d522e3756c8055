import type { ProcessRef } from '../../model/process.ts';

/** What can go wrong, and what is fine; a promise to scripts: codes are added, never changed. */
export const VERDICT_CODES = [
  // It cannot be bound.
  'taken',
  'taken-by-time-wait',
  'taken-by-connection',
  'taken-bound-only',
  'taken-other-family',
  'taken-wildcard',
  'taken-unseen',
  'reuseport-other-user',
  'needs-privilege',
  'bind-forbidden',
  'address-not-here',
  'reserved',
  // It cannot be reached, on this machine.
  'nobody-listens',
  'loopback-only',
  'other-address',
  'ipv4-only',
  'ipv6-only',
  'other-namespace',
  'container',
  'queue-full',
  'stopped',
  'not-accepting',
  'firewall',
  'localhost-family',
  'two-servers',
  'wrong-protocol',
  // It cannot be reached, wherever it is.
  'refused',
  'timed-out',
  'unreachable',
  'forbidden',
  'no-such-name',
  // Nothing is wrong.
  'free',
  'works',
  // It could not be told.
  'not-known',
] as const;
export type VerdictCode = (typeof VERDICT_CODES)[number];

/** What was asked: can it be bound, can it be reached, or whichever of the two fails. */
export type WhyQuestion = 'bind' | 'reach' | 'both';

/**
 * What the verdict comes to: `fine`, nothing is wrong; `fails`, it cannot be done and the verdict says why; `unknown`, the
 * reason could not be told with these rights or means.
 */
export type VerdictOutcome = 'fine' | 'fails' | 'unknown';

/** Something that was seen, or that could not be seen. */
export interface VerdictEvidence {
  /** Stable word for what it is about: `bind`, `connect`, `listener`, `owner`, `firewall`, `queue` ... */
  readonly what: string;
  /** One sentence. Hostile text may be in it. */
  readonly text: string;
  /** It could not be looked at. */
  readonly unknown: boolean;
  /** What would show it: the same with the rights of root. */
  readonly remedy?: 'root' | undefined;
}

/** Something to do about it. */
export interface VerdictWayOut {
  /** A sentence or the begin of one, that the command ends. */
  readonly text: string;
  /** A command of this program, by its arguments, or of the system. */
  readonly command?: VerdictCommand | undefined;
}

export interface VerdictCommand {
  readonly program: 'porthole' | 'system';
  readonly words: readonly string[];
  /** It takes the rights of root. */
  readonly root?: boolean | undefined;
}

/** The one answer to `why`. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly about: 'bind' | 'reach';
  readonly outcome: VerdictOutcome;
  /** The whole answer as one sentence. Hostile text may be in it. */
  readonly sentence: string;
  readonly evidence: readonly VerdictEvidence[];
  readonly wayOut: readonly VerdictWayOut[];
  /** The processes that it names. */
  readonly processes: readonly ProcessRef[];
}
