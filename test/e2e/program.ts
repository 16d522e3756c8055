import path from 'node:path';

/** The words that run the built program, as a user does who has no shorter way. */
export const PORTHOLE: readonly string[] = [
  process.execPath,
  path.resolve(import.meta.dirname, '../../packages/porthole/bin/porthole.cjs'),
];

/** The same as one piece of shell. */
export const PORTHOLE_IN_SHELL = PORTHOLE.map((word) => `'${word}'`).join(' ');

/** The words that make a command run as a user without any rights (setpriv(1)). */
export const AS_NOBODY: readonly string[] = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

/** The words that run a command in a terminal of so many columns, and copy what it shows. */
export function inTerminal(columns: number): readonly string[] {
  return ['/usr/bin/python3', path.join(import.meta.dirname, 'run-in-terminal.py'), `${columns}`];
}
