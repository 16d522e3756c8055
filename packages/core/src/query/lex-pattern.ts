import { excerpt, queryError } from './query-error.ts';
import type { RawValue } from './raw-term.ts';

const FLAGS = /[^\s,]*/y;

/** Reads `/regular expression/i` up to its last character; whether it is a regular expression is not looked at here. */
export function lexPattern(input: string, offset: number): RawValue {
  const close = closingSlash(input, offset);
  if (close === undefined) {
    throw queryError(input, offset, 'the regular expression that begins here does not end', pathHint(input, offset));
  }
  FLAGS.lastIndex = close + 1;
  const flags = FLAGS.exec(input)?.[0] ?? '';
  if (flags !== '' && flags !== 'i') {
    const message = `"${excerpt(flags)}" stands after a regular expression, where only the flag i may stand`;
    throw queryError(input, close + 1, message, pathHint(input, offset));
  }
  const text = input.slice(offset + 1, close);
  return { kind: 'pattern', text, ignoreCase: flags === 'i', offset, end: close + 1 + flags.length };
}

/** The first slash that is neither escaped nor in a character class, as in JavaScript (ECMA-262 12.9.5). */
function closingSlash(input: string, offset: number): number | undefined {
  let inClass = false;
  for (let at = offset + 1; at < input.length; at++) {
    const character = input[at];
    if (character === '\\') at++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return at;
  }
  return undefined;
}

/** What a slash begins is often meant to be a path. Without its first slash it needs no quotes, not even the shell's. */
function pathHint(input: string, offset: number): string {
  const path = /^\/*([^\s,"]*)/.exec(input.slice(offset))?.[1] ?? '';
  const form = 'write it as /^node/ or /^node/i';
  return path === '' ? form : `${form}; for a path leave the first slash out: ${excerpt(path)}`;
}
