import { sanitize } from '../view/sanitize.ts';

const SAFE = /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * The text as one word of a POSIX shell. Single quotes keep everything, also from the history expansion of `!`. What a
 * terminal would not show as it is comes as octal bytes in `$'...'` (POSIX.1-2024, 2.2.4), so that the line can be printed.
 */
export function shellQuote(text: string): string {
  if (SAFE.test(text)) return text;
  if (text !== '' && sanitize(text) !== text) return `$'${escapeBytes(text)}'`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function escapeBytes(text: string): string {
  let escaped = '';
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') escaped += `\\${character}`;
    else escaped += byte >= 0x20 && byte <= 0x7e ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return escaped;
}
