import { COMMANDS, findCommand, NOT_YET } from './app.ts';
import { isFilterKey } from './filter-key.ts';
import { looksPasted } from './pasted-line.ts';
import { quoteWord } from './quote-word.ts';
import type { UsageProblem } from './usage-problem.ts';

export type Route =
  | { readonly kind: 'route'; readonly command: string; readonly words: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: UsageProblem };

/**
 * Which command the words mean. The first word decides: a command, something with a port in it (`who`), a filter
 * (`list`); everything else is a mistake, because a bare word could as well be a misspelt command.
 */
export function route(words: readonly string[]): Route {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'route', command: 'list', words };
  if (findCommand(first) !== undefined) return { kind: 'route', command: first, words: rest };
  if (NOT_YET.includes(first)) return { kind: 'problem', problem: notYet(first) };
  if (looksPasted(words.join(' '))) return { kind: 'route', command: 'who', words };
  if (looksLikeFilter(first)) return { kind: 'route', command: 'list', words };
  if (looksLikeTarget(first)) return { kind: 'route', command: 'who', words };
  return { kind: 'problem', problem: unknownWord(first) };
}

function looksLikeFilter(word: string): boolean {
  if (/^(!|-[A-Za-z"/]|["/])/.test(word)) return true;
  const key = /^([A-Za-z]+):/.exec(word)?.[1];
  if (key === undefined) return false;
  return isFilterKey(key) || !looksLikeTarget(word);
}

/** Numbers (also bad ones: `who` says best what is wrong with them), endpoints, `tcp:` and `udp:`, URLs. */
function looksLikeTarget(word: string): boolean {
  return (
    /^-?\d/.test(word) || // 3000, 10.0.0.5:443, -1, 3000x
    /^[[:*]/.test(word) || // [::1]:3000, :3000, :::3000, *:3000
    /^(tcp|udp):/i.test(word) ||
    /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(word) ||
    /^[^\s:]+:\d+$/.test(word) || // localhost:3000
    /^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.%]*/i.test(word) // ::1, fe80::1%eth0
  );
}

function notYet(word: string): UsageProblem {
  return { message: `${quoteWord(word)} is not in this version of porthole.`, command: ['--help'] };
}

function unknownWord(word: string): UsageProblem {
  return {
    message: `${quoteWord(word)} is no command, and no port either.`,
    hint: 'To look for processes of that name, run',
    command: ['list', word],
    word,
    candidates: COMMANDS.map((command) => command.name),
  };
}
