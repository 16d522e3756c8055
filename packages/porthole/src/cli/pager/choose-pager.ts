import type { Context } from '../context.ts';
import type { FlagValues } from '../flags.ts';

/** The program that shows a long text screen by screen. */
export interface Pager {
  /** A line for the shell; `undefined`: less(1) with the flags below, which may be missing. */
  readonly command: string | undefined;
  /** It must not offer a shell, or write files: it runs with more rights than its user has. */
  readonly secure: boolean;
}

/** Leave at once what fits the screen, keep colours, and leave the text on the screen at the end. */
export const LESS_FLAGS = '-FRX';

/**
 * Which pager a listing may be shown by: PORTHOLE_PAGER, PAGER, else less. `undefined`: none, because nobody looks at it,
 * it is for a program, or the user wants none (`--no-pager`, a variable that is empty or `cat`). With the rights of
 * somebody else (sudo, doas, pkexec) only less, told to be secure.
 */
export function choosePager(flags: FlagValues, { env, out }: Pick<Context, 'env' | 'out'>): Pager | undefined {
  if (flags['no-pager'] || flags.quiet || flags.json || flags.ndjson || flags.csv) return undefined;
  if (env.TERM === 'dumb' || !out.isTerminal || out.rows === undefined) return undefined;
  const wanted = (env.PORTHOLE_PAGER ?? env.PAGER)?.trim();
  if (wanted === '' || wanted === 'cat') return undefined;
  const secure = BORROWED.some((name) => env[name] !== undefined);
  return { command: secure ? undefined : wanted, secure };
}

/** Set by whoever runs a program with the rights of another user: sudo(8), doas(1), pkexec(1). */
const BORROWED = ['SUDO_UID', 'DOAS_USER', 'PKEXEC_UID'] as const;
