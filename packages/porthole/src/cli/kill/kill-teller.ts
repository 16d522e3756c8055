import type { Context } from '../context.ts';
import type { Look } from '../look.ts';
import { spellCommand } from '../self-command.ts';
import { makeTeller } from '../who/make-teller.ts';
import type { Teller } from '../who/teller.ts';

/** What every sentence of `kill` needs to know about the one it is told to. */
export interface KillTeller extends Teller {
  /** A command line of porthole with the rights that it takes to do something to others. */
  spellAsRoot(args: readonly string[]): string;
  /** The command that was given, with SIGKILL: its targets and what narrows them stay as they are. */
  readonly withForce: string;
}

export function makeKillTeller(context: Context, look: Look): KillTeller {
  const { self, uid, args: given } = context;
  return {
    ...makeTeller(context, look),
    withForce: spellCommand(self, [...given, '--force']),
    spellAsRoot: (args) => spellCommand(self, args, { root: uid !== 0 }),
  };
}
