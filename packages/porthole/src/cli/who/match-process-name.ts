import type { Process } from '@porthole/core';

/**
 * Is the process called so? Its short name, or the program it was started as, upper and lower case alike, whole or up to
 * the first blank or colon: `nginx` is also `nginx: worker process`, and `next-server` is `next-server (v16.1.1)`.
 */
export function isCalled({ name, command }: Pick<Process, 'name' | 'command'>, wanted: string): boolean {
  const program = command?.[0];
  const names = [name, program, program === undefined ? undefined : baseName(program)];
  const lower = wanted.toLowerCase();
  return names.some((each) => each !== undefined && matches(each.toLowerCase(), lower));
}

function matches(name: string, wanted: string): boolean {
  return name === wanted || firstWord(name) === wanted || baseName(firstWord(name)) === wanted;
}

function firstWord(text: string): string {
  return text.split(/[\s:]/, 1)[0] ?? text;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
