import type { Gap } from '@porthole/core';
import type { ProcessSockets } from './process-sockets.ts';

/** What may be missing from the answer about processes, so that no empty list stands for "could not look". */
export function blindGaps(found: readonly ProcessSockets[]): Gap[] {
  const count = (blind: ProcessSockets['blind']): number => found.filter((each) => each.blind === blind).length;
  const gaps: readonly Gap[] = [
    {
      what: 'process',
      reason: 'permission',
      count: count('permission'),
      detail: 'processes whose descriptors this user may not look into, so they may have more sockets',
      remedy: 'root',
    },
    {
      what: 'process',
      reason: 'namespace',
      count: count('namespace'),
      detail: 'processes in another network namespace, whose sockets are not to be seen from this one',
      remedy: undefined,
    },
  ];
  return gaps.filter((gap) => gap.count !== 0);
}
