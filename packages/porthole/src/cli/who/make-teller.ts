import { createStyle } from '../../view/style.ts';
import type { Context } from '../context.ts';
import type { Look } from '../look.ts';
import { spellCommand } from '../self-command.ts';
import type { Teller } from './teller.ts';

export function makeTeller(context: Context, look: Look): Teller {
  const { self, uid, home, args, replays } = context;
  return {
    style: createStyle(look),
    width: look.width,
    nowMs: context.nowMs(),
    uid,
    home,
    spell: (words) => spellCommand(self, words),
    asRoot: uid === 0 || replays ? undefined : spellCommand(self, args, { root: true }),
  };
}
