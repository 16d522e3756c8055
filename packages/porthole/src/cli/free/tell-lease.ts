import type { Lease, LeaseInUse } from '@porthole/core';
import { printDuration } from '../../view/duration.ts';
import { shortenPath } from '../describe-what.ts';
import type { Rich } from '../text/rich-text.ts';
import { clean, type Teller } from '../who/teller.ts';

/** For whom a port is kept: `web of ~/shop`, `bash (PID 4711)`. */
export function tellKeptFor({ lease }: LeaseInUse, teller: Teller): Rich {
  if (lease === undefined) return ['somebody (the lease may not be read)'];
  if (lease.kind === 'project') {
    const project = shortenPath(lease.project ?? '', teller.home);
    return [`${clean(teller, lease.name ?? '')} of ${clean(teller, project)}`];
  }
  const name = clean(teller, lease.owner?.name ?? 'a process');
  return [{ role: 'process', text: name }, ` (PID ${lease.owner?.pid ?? '?'})`];
}

/** How long a port is kept, as a clause. */
export function tellLeaseEnd({ kind, endsAtMs }: Lease, nowMs: number): string {
  switch (kind) {
    case 'caller':
      return `for ${printDuration((endsAtMs ?? nowMs) - nowMs)} more, or until it is bound`;
    case 'project':
      return 'as long as its folder is there and it asks now and then';
    case 'command':
      return 'while its command runs';
  }
}
