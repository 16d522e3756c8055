import { dirname } from 'node:path';
import type { Gap } from '@porthole/core';
import { sanitize } from '../view/sanitize.ts';
import type { Context } from './context.ts';
import { spellCommand } from './self-command.ts';
import { shellQuote } from './shell-quote.ts';

type GapContext = Pick<Context, 'self' | 'args' | 'uid' | 'replays'>;

/** A command that would show what a gap misses; `null` where there is none, or none that this user lacks. */
export function remedyOf(gap: Gap, { self, args, uid, replays }: GapContext): string | null {
  if (replays) return null;
  switch (gap.remedy) {
    case 'root':
      return uid === 0 ? null : spellCommand(self, args, { root: true });
    case 'install-koffi':
      return `npm install --no-save --prefix ${shellQuote(folderOfModules(self.scriptPath))} koffi`;
    case 'again':
      return spellCommand(self, args);
    case 'newer-kernel':
    case undefined:
      return null;
  }
}

/** Where a package has to be installed so that the script finds it. */
function folderOfModules(scriptPath: string): string {
  const modules = scriptPath.lastIndexOf('/node_modules/');
  return modules < 0 ? dirname(dirname(scriptPath)) : scriptPath.slice(0, modules) || '/';
}

/** The gaps as lines for a person: what is missing, how much of it, and the command that would show it. */
export function printGaps(gaps: readonly Gap[], context: GapContext): string {
  return gaps.map((gap) => `porthole: ${sanitize(printGap(gap))}${printRemedy(gap, context)}\n`).join('');
}

function printGap({ detail, count }: Gap): string {
  return `Incomplete: ${detail}${count === undefined || count < 2 ? '' : ` (${count})`}.`;
}

function printRemedy(gap: Gap, context: GapContext): string {
  const remedy = remedyOf(gap, context);
  if (remedy !== null) return ` To see it, run: ${remedy}`;
  return gap.remedy === 'newer-kernel' && !context.replays ? ' A newer kernel would show it.' : '';
}
