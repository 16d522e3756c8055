import type { Lease } from '@porthole/core';
import { printDuration } from '../../view/duration.ts';

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
