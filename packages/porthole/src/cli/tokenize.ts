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

/**
 * Cuts an argument list into words and flags, as getopt_long(3) would with flags and words in any order: `--sort KEY`,
 * `--sort=KEY`, `-q`, `-46`. Words that start with a dash and are no flags stay words: `-key:value` is a filter turned
 * round, `-1` is something that was meant as a number and deserves a better answer than "unknown flag".
 *
 * Node's `util.parseArgs` does the same, but loading it takes longer than everything else up to the command.
 */
export function tokenize(args: readonly string[]): Token[] {
  const tokens: Token[] = [];
  const end = args.indexOf('--');
  const rest = args.slice(0, end < 0 ? args.length : end);
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('-') || arg === '-' || isDashedWord(arg))
      tokens.push({ kind: 'word', text: arg, behind: false });
    else if (arg.startsWith('--')) tokens.push(longFlag(arg, rest));
    else tokens.push(...shortFlags(arg, rest));
  }
  const behind = end < 0 ? [] : args.slice(end + 1);
  return [...tokens, ...behind.map((text) => ({ kind: 'word', text, behind: true }) as const)];
}

/** Takes its value out of the `rest` where it needs one and none is attached. */
function longFlag(arg: string, rest: string[]): FlagToken {
  const at = arg.indexOf('=');
  const written = at < 0 ? arg : arg.slice(0, at);
  const name = written.slice(2);
  const value = at < 0 ? (takesValue(name) ? rest.shift() : undefined) : arg.slice(at + 1);
  return { kind: 'flag', written, name, value };
}

/** Several may be written together; behind one that takes a value comes the value. */
function shortFlags(arg: string, rest: string[]): FlagToken[] {
  const tokens: FlagToken[] = [];
  for (const [index, letter] of [...arg].entries()) {
    if (index === 0) continue;
    const name = SHORTS.get(letter) ?? letter;
    const needsValue = takesValue(name);
    const attached = [...arg].slice(index + 1).join('');
    const value = needsValue ? attached || rest.shift() : undefined;
    tokens.push({ kind: 'flag', written: `-${letter}`, name, value });
    if (needsValue) break;
  }
  return tokens;
}

function takesValue(name: string): boolean {
  return Object.hasOwn(FLAGS, name) && flagOf(name as FlagName).value !== undefined;
}

function isDashedWord(arg: string): boolean {
  if (/^-[A-Za-z]+:/.test(arg)) return true;
  return /^-\d/.test(arg) && ![...arg.slice(1)].every((letter) => SHORTS.has(letter));
}

const SHORTS: ReadonlyMap<string, FlagName> = new Map(
  (Object.keys(FLAGS) as FlagName[]).flatMap((name) => {
    const { short } = flagOf(name);
    return short === undefined ? [] : [[short, name] as const];
  }),
);
