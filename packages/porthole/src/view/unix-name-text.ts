import type { UnixName } from '@porthole/core';

/**
 * The name of a UNIX socket in one text: a path as it is, an abstract name behind an `@`, as unix(7) tools write it. A
 * path that begins with `@` itself gets `./` in front, which leads to the same file. Raw text.
 */
export function printUnixName({ kind, text }: UnixName): string {
  if (kind === 'abstract') return `@${text}`;
  return text.startsWith('@') ? `./${text}` : text;
}
