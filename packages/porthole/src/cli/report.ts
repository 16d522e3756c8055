import { isPortholeError, PortholeError } from '@porthole/core';
import { errorDocument } from '../contract/index.ts';
import { sanitize } from '../view/sanitize.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitStatus, STATUS_OF_REASON } from './exit-codes.ts';
import { pointAt } from './point-at.ts';
import { problemError } from './problem-error.ts';
import type { UsageProblem } from './usage-problem.ts';

export function reportProblem(problem: UsageProblem, context: Context): ExitStatus {
  return reportError(problemError(problem, context.self), context);
}

/** Says on stderr what went wrong, as text or as a document, and answers with the exit status. */
export function reportError(error: unknown, context: Context): ExitStatus {
  const known = toPortholeError(error, context);
  const text = wantsJson(context.args) ? `${errorDocument(known)}\n` : printError(known);
  const trace = context.env.PORTHOLE_DEBUG === '1' ? `${stackOf(error)}\n` : '';
  try {
    context.err.write(text + trace);
  } catch {
    // Nobody can be told that nobody can be told: the status has to do.
  }
  return STATUS_OF_REASON[known.reason] ?? EXIT.bug;
}

/** Reasons come from a library that may be another version than this program. */
function toPortholeError(error: unknown, context: Context): PortholeError {
  if (error !== undefined && [context.out.failure, context.err.failure].includes(error)) return outputError(error);
  if (isPortholeError(error)) return error;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new PortholeError('internal', `This is a bug of porthole, not a mistake of yours: ${what}.`, {
    hint: 'Please report it with what PORTHOLE_DEBUG=1 adds.',
    cause: error,
  });
}

function outputError(cause: unknown): PortholeError {
  const code = String((cause as { code?: unknown }).code ?? cause);
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'no space is left on the device',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'the file would be too large',
    EIO: 'the device failed',
    EBADF: 'it is closed',
  };
  const hint = code === 'ENOSPC' || code === 'EDQUOT' ? 'Make room, or write somewhere else.' : 'Write somewhere else.';
  return new PortholeError(
    'unavailable',
    `The output cannot be written: ${known[code] ?? 'the system refuses'} (${code}).`,
    {
      hint,
      cause,
    },
  );
}

function printError({ message, hint, input, offset }: PortholeError): string {
  const line = hint === undefined ? asSentence(message) : `${asSentence(message)} ${capitalize(hint)}`;
  const pointer = input === undefined || offset === undefined ? '' : pointAt(input, offset);
  return `porthole: ${sanitize(line)}\n${pointer}`;
}

/** The library's messages are phrases, so that a program can put them into sentences of its own. */
function asSentence(message: string): string {
  return /[.?!:]$/.test(message) ? capitalize(message) : `${capitalize(message)}.`;
}

/** Only plain words: `port:` and `/proc` are spelled as they are. */
function capitalize(text: string): string {
  return /^[a-z]+[ ,.]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The flags may be what is wrong, so this looks at the arguments as they are. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--json' || arg === '--ndjson');
}
