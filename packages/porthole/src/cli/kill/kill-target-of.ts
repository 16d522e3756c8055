import type { KillTarget } from '@porthole/core';
import type { Target } from '../target.ts';
import { isCalled } from '../who/match-process-name.ts';
import { isReachedAt } from '../who/reaches-host.ts';

/** The target as the library understands it. What `who` shows for the same words is what is ended. */
export function killTargetOf(target: Exclude<Target, { kind: 'problem' }>): KillTarget {
  switch (target.kind) {
    case 'ports': {
      const { first, last, protocol, host } = target;
      const covers = host.kind === 'any' ? undefined : isReachedAt;
      return {
        kind: 'ports',
        ports: { first, last },
        protocol,
        covers: covers && ((socket) => covers(socket, host)),
      };
    }
    case 'pid':
      return { kind: 'process', pid: target.pid };
    case 'name':
      return { kind: 'name', isCalled: (process) => isCalled(process, target.name) };
  }
}

/** The target in the words of a sentence: `3000`, `node`, `process 48213`. Raw text. */
export function nameOfTarget(text: string, target: Exclude<Target, { kind: 'problem' }>): string {
  return target.kind === 'pid' ? `process ${target.pid}` : text;
}
