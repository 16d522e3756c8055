import type { Check } from '@porthole/core';
import type { Context } from '../context.ts';
import { remedyOf } from '../gaps.ts';
import { spellCommand } from '../self-command.ts';

/** The command that would show more; `null` where there is none, or none that this user lacks. */
export function commandOf(
  { remedy }: Check,
  context: Pick<Context, 'self' | 'args' | 'uid' | 'replays'>,
): string | null {
  if (remedy === 'all-namespaces') return spellCommand(context.self, ['list', '--all-namespaces']);
  const gap = { what: 'field', reason: 'unseen', count: undefined, detail: '', remedy } as const;
  return remedyOf(gap, { ...context, args: ['list'] });
}
