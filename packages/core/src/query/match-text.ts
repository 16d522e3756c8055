import type { TextValue } from './query.ts';

/** A text as far as a regular expression is let loose on it: its time may grow with a power of the length. */
export const LONGEST_SUBJECT = 8192;

export type TextMatcher = (text: string) => boolean;

/** Does one of the values occur in a text? Regular expressions see no more than its first 8192 characters. */
export function compileText(values: readonly TextValue[]): TextMatcher {
  const words = values.flatMap((value) => (value.kind === 'word' ? [value.text.toLowerCase()] : []));
  const patterns = values.flatMap((value) => (value.kind === 'pattern' ? [compilePattern(value)] : []));
  const [word] = words;
  if (word !== undefined && words.length === 1 && patterns.length === 0) {
    return (text) => text.toLowerCase().includes(word);
  }
  return (text) => hasWord(text, words) || patterns.some((matches) => matches(text));
}

function hasWord(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

function compilePattern({ source, ignoreCase }: { source: string; ignoreCase: boolean }): TextMatcher {
  const pattern = new RegExp(source, ignoreCase ? 'i' : '');
  return (text) => pattern.test(text.length > LONGEST_SUBJECT ? text.slice(0, LONGEST_SUBJECT) : text);
}

/** The same for the arguments of a process, joined by blanks. Sockets of one process often share the very array. */
export function compileCommand(matches: TextMatcher): (command: readonly string[]) => boolean {
  const known = new WeakMap<readonly string[], boolean>();
  return (command) => {
    const before = known.get(command);
    if (before !== undefined) return before;
    const result = matches(command.join(' '));
    known.set(command, result);
    return result;
  };
}
