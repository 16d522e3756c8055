import { PortholeError } from '@porthole/core';
import { type Self, spellCommand } from '../self-command.ts';

/** Nobody has this number, or nobody has it any more. */
export function missingProcess(pid: number, self: Self): PortholeError {
  return new PortholeError('not-found', `there is no process ${pid}; it may have ended`, {
    hint: `The processes with ports: ${spellCommand(self, ['list'])}`,
  });
}
