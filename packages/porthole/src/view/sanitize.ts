import { lazyPattern } from './lazy-pattern.ts';

/** Everything that is not printable ASCII, and a text of nothing but blanks, which would pass for an empty one. */
const SUSPECT = /[^\x20-\x7e]|^ +$/;

/**
 * What a terminal obeys, hides or turns around instead of showing it: controls (General_Category Cc), format characters
 * with all bidi marks and tags (Cf), line and paragraph separators (Zl, Zp), lone surrogates (Cs), whatever Unicode
 * lists as drawn by nothing (UAX #44 Default_Ignorable_Code_Point: zero-width, variation selectors, fillers ...), and
 * combining marks without a base or beyond the fourth on one, which would run over the neighbouring lines. And a text of
 * nothing but blanks, those of Unicode and the empty Braille cell too.
 */
const harmful = lazyPattern(
  () =>
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]|^[\p{Mn}\p{Me}]|(?<=[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]|^[\p{Zs}\u2800]+$/gu,
);

const NOT_ASCII = /[^\x20-\x7e]|^ +$/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes text of unknown origin safe to print on one line of a terminal; nothing is lost, only shown.
 * What is harmful becomes a visible escape: `\n`, `\x1b`, `\u{202e}`. With `ascii` everything outside ASCII does.
 * The text itself may contain a backslash, so the result is for eyes and is not meant to be read back.
 */
export function sanitize(text: string, symbols: 'unicode' | 'ascii' = 'unicode'): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(symbols === 'ascii' ? NOT_ASCII : harmful(), escapeText);
}

function escapeText(text: string): string {
  let escaped = '';
  for (const character of text) escaped += SHORT_ESCAPES[character] ?? escapeCharacter(character);
  return escaped;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`;
}
