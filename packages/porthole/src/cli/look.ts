import type { FlagValues } from './flags.ts';

/** How an output may look. */
export interface Look {
  readonly color: boolean;
  readonly ascii: boolean;
  /** `undefined`: no limit, so nothing is cut. */
  readonly width: number | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** A terminal that does not tell its width is taken for one of these: the width that everything was made for once. */
const USUAL_WIDTH = 80;

/** Decides on colours, characters and width from the flags, the environment and what is known of the stream. */
export function decideLook(
  flags: Pick<FlagValues, 'color' | 'ascii'>,
  env: Env,
  stream: { readonly isTerminal: boolean; readonly columns: number | undefined },
): Look {
  return {
    color: hasColor(flags.color, env, stream.isTerminal),
    ascii: flags.ascii === true || !hasUnicode(env),
    // COLUMNS counts on a terminal only: some systems export it everywhere, and what goes into a file is never cut.
    width: stream.isTerminal ? (stream.columns ?? columnsIn(env)) : undefined,
  };
}

/** `--color`, then FORCE_COLOR, NO_COLOR (no-color.org), CLICOLOR_FORCE, then whether a terminal is there that has any. */
function hasColor(wanted: string | undefined, env: Env, isTerminal: boolean): boolean {
  if (wanted === 'always') return true;
  if (wanted === 'never') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.CLICOLOR_FORCE !== undefined && env.CLICOLOR_FORCE !== '' && env.CLICOLOR_FORCE !== '0') return true;
  return isTerminal && env.TERM !== 'dumb';
}

/**
 * Does the locale say UTF-8 (the first of the three that is set decides: locale(7)), on a terminal that draws more than
 * the letters of one code page? In the locales of East Asia the symbols may be two columns wide (UAX #11, ambiguous).
 */
function hasUnicode(env: Env): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return /utf-?8/i.test(locale) && !/^(zh|ja|ko)/i.test(locale) && env.TERM !== 'linux';
}

function columnsIn(env: Env): number {
  const columns = Number(env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? columns : USUAL_WIDTH;
}
