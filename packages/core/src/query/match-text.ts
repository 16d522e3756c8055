import type { Pattern, TextValue } from './query.ts';

export type TextMatcher = (text: string) => boolean;

/** The time of a regular expression may grow with a power of the length of the text, so the length has an end. */
const LONGEST_SUBJECT = 8192;

/** Does one of the values occur in a text? Regular expressions see no more than its first 8192 characters. */
export function compileText(values: readonly TextValue[]): TextMatcher {
  const matchers = values.map((value) => (value.kind === 'word' ? compileWord(value.text) : compilePattern(value)));
  const [only] = matchers;
  if (only !== undefined && matchers.length === 1) return only;
  return (text) => matchers.some((matches) => matches(text));
}

function compileWord(word: string): TextMatcher {
  const lower = word.toLowerCase();
  return (text) => text.toLowerCase().includes(lower);
}

function compilePattern({ source, ignoreCase }: Pattern): TextMatcher {
  const pattern = new RegExp(source, ignoreCase ? 'i' : '');
  return (text) => pattern.test(text.length > LONGEST_SUBJECT ? text.slice(0, LONGEST_SUBJECT) : text);
}
