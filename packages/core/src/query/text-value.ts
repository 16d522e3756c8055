import type { Pattern, TextValue } from './query.ts';
import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';

/** Far above what people write, and far below what an engine finds too large. */
const LONGEST_PATTERN = 1000;

/** Reads a word, quoted words or a regular expression. */
export function textValue(input: string, value: RawValue): TextValue {
  if (value.kind === 'pattern') return patternValue(input, value);
  if (value.text === '') {
    throw queryError(input, value.offset, 'the quotes are empty, which every text has', 'write a word between them');
  }
  return { kind: 'word', text: value.text };
}

/** Checks that it is a regular expression, and keeps it in the spelling that the engine would print. */
export function patternValue(input: string, value: RawValue & { kind: 'pattern' }): Pattern {
  const { text, ignoreCase, offset } = value;
  if (text === '') {
    throw queryError(input, offset, 'the regular expression is empty, which every text has', 'write it as /^node/');
  }
  if (text.length > LONGEST_PATTERN) {
    const message = `the regular expression has ${text.length} characters, and ${LONGEST_PATTERN} is the most`;
    throw queryError(input, offset, message, 'write a shorter one, or several terms');
  }
  try {
    const pattern = new RegExp(text, ignoreCase ? 'i' : '');
    // An engine compiles at the first use, and only then says that an expression is too large.
    pattern.test('');
    return { kind: 'pattern', source: pattern.source, ignoreCase };
  } catch (error) {
    const message = `/${excerpt(text)}/ is not a regular expression: ${reasonOf(error)}`;
    const hint = 'put a backslash before a sign that means itself, as in \\( or \\.; or look for the text in quotes';
    throw queryError(input, offset, message, hint);
  }
}

/** The engine's message is `Invalid regular expression: /(/: Unterminated group`, in other words by other engines. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return excerpt(message.slice(message.lastIndexOf(': ') + 1).trim()).toLowerCase();
}
