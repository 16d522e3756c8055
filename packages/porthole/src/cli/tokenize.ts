import { parseArgs } from 'node:util';
import { FLAGS, type FlagName, flagOf } from './flags.ts';

/** A flag as it was typed; `name` is not checked yet. */
export interface FlagToken {
  readonly kind: 'flag';
  /** `--sort`, `-q`: what the user wrote. */
  readonly written: string;
  readonly name: string;
  readonly value: string | undefined;
}

/** `behind`: it stands behind `--`. */
export type Token = FlagToken | { readonly kind: 'word'; readonly text: string; readonly behind: boolean };

/** No argument of a program can hold a NUL, so it marks the words that only look like flags. */
const MARK = '\0';

const SHORTS: ReadonlySet<string> = new Set(
  (Object.keys(FLAGS) as FlagName[]).map((name) => flagOf(name).short).filter((short) => short !== undefined),
);

/**
 * Cuts an argument list into words and flags. Words that start with a dash and are no flags stay words: `-key:value` is a
 * filter turned round, `-1` is something that was meant as a number and deserves a better answer than "unknown flag".
 */
export function tokenize(args: readonly string[]): Token[] {
  const { tokens } = parseArgs({
    args: args.map((arg) => (isDashedWord(arg) ? MARK + arg : arg)),
    options: PARSE_OPTIONS,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const result: Token[] = [];
  let behind = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      behind = true;
    } else if (token.kind === 'positional') {
      result.push({ kind: 'word', text: unmark(token.value), behind });
    } else if (token.kind === 'option') {
      const value = token.value === undefined ? undefined : unmark(token.value);
      result.push({ kind: 'flag', written: token.rawName, name: token.name, value });
    }
  }
  return result;
}

function isDashedWord(arg: string): boolean {
  if (/^-[A-Za-z]+:/.test(arg)) return true;
  return /^-\d/.test(arg) && ![...arg.slice(1)].every((letter) => SHORTS.has(letter));
}

function unmark(text: string): string {
  return text.startsWith(MARK) ? text.slice(1) : text;
}

const PARSE_OPTIONS = Object.fromEntries(
  (Object.keys(FLAGS) as FlagName[]).map((name) => {
    const { short, value } = flagOf(name);
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, short === undefined ? { type } : { type, short }];
  }),
);
