import { PortholeError } from '../errors.ts';

const LONGEST_EXCERPT = 60;

/** An error that points at the character at `offset` of the filter. */
export function queryError(input: string, offset: number, message: string, hint: string): PortholeError {
  return new PortholeError('invalid-argument', message, { hint, offset, input });
}

/** A piece of the filter for a message: on one line, and not the whole of a long one. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}...` : line;
}
