import type { Gap } from './gap.ts';
import type { HostIdentity } from './snapshot.ts';

/** `ok`: nothing is missing. `partial`: something is, or it comes by a poorer way. `unavailable`: it cannot be had. */
export type CheckStatus = 'ok' | 'partial' | 'unavailable';

/** What was found out about one thing that answers depend on. */
export interface Check {
  /** Stable, for programs: `owners`, `ffi`. */
  readonly id: string;
  readonly status: CheckStatus;
  /** One or two sentences: how it is, and what that misses. */
  readonly finding: string;
  /** What would make it better, as in a gap; `all-namespaces`: a listing of every network namespace. */
  readonly remedy: Gap['remedy'] | 'all-namespaces';
  /** A sentence, where no command makes it better. */
  readonly hint?: string | undefined;
}

/** What can be seen of a machine with the present rights. */
export interface Examination {
  readonly takenAtMs: number;
  readonly host: HostIdentity;
  readonly checks: readonly Check[];
}
