import type { Context } from './context.ts';
import type { FlagName, FlagValues } from './flags.ts';

/** What the user asked for, once the words are sorted. */
export interface Call {
  readonly command: string;
  /** Everything that is neither the command nor a flag. */
  readonly words: readonly string[];
  readonly flags: FlagValues;
  /** The command line of another program: the words behind `--`, for a command that runs one. */
  readonly toRun?: readonly string[] | undefined;
}

/** Does the work and answers with the exit status. */
export type Run = (call: Call, context: Context) => Promise<number>;

/** One command as data: parsing, help and suggestions are all made from it. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How the words behind the name are written in a usage line, and whether there must or may be some. */
  readonly words: { readonly usage: string; readonly count: 'none' | 'any' | 'some' };
  /** Paragraphs of its own help page. */
  readonly details: readonly string[];
  /** Its flags, beside those that every command has. */
  readonly flags: readonly FlagName[];
  /** Words behind `--` are another program's command line, not words of its own. */
  readonly runs?: true;
  readonly examples: readonly { readonly words: string; readonly meaning: string }[];
  /** Loads the code that does it; nothing of it is read before. */
  load(): Promise<{ readonly run: Run }>;
}
