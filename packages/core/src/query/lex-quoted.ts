import { queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';

/**
 * Reads `"quoted words"`. A backslash hides a quote or a backslash; before anything else it is itself, so that
 * `"C:\Program Files"` means what it says.
 */
export function lexQuoted(input: string, offset: number): RawValue {
  let text = '';
  for (let at = offset + 1; at < input.length; at++) {
    if (input[at] === '"') return { kind: 'quoted', text, offset, end: checkedEnd(input, at + 1) };
    const next = input[at + 1];
    if (input[at] === '\\' && (next === '"' || next === '\\')) at++;
    text += input[at];
  }
  const hint = 'close it with "; inside of quotes a quote is written \\" and a backslash at the end \\\\';
  throw queryError(input, offset, 'the quote that begins here does not end', hint);
}

function checkedEnd(input: string, end: number): number {
  const next = input[end];
  if (next === undefined || next === ',' || /\s/.test(next)) return end;
  throw queryError(input, end, 'the value goes on after its closing quote', 'write a blank or a comma after the quote');
}
