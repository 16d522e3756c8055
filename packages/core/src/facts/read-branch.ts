import type { Source } from '../host/source.ts';
import { readText } from './read-text.ts';

/** What `.git` of a folder tells. */
export interface GitFolder {
  /** None where a commit is checked out instead of a branch. Hostile text. */
  readonly branch: string | undefined;
}

/** No name of a branch is longer: it is a file name in `.git/refs/heads` (NAME_MAX, in a few levels). */
const LONGEST = 1024;

/**
 * Reads the branch of the repository whose top is `folder` (gitrepository-layout(5)); `undefined` where there is none,
 * or none that can be read. `.git` is a folder, or in a worktree or submodule a file: `gitdir: ../.git/worktrees/fix`.
 */
export function readBranch(source: Pick<Source, 'file'>, folder: string): GitFolder | undefined {
  const head = readText(source, `${folder}/.git/HEAD`);
  if (head !== undefined) return { branch: branchIn(head) };
  const target = /^gitdir: ([^\0\r\n]+)/.exec(readText(source, `${folder}/.git`) ?? '')?.[1];
  if (target === undefined) return undefined;
  const linked = readText(source, `${target.startsWith('/') ? target : `${folder}/${target}`}/HEAD`);
  return linked === undefined ? undefined : { branch: branchIn(linked) };
}

/** `ref: refs/heads/main`. A repository with reftable has `.invalid` here, and its branch is not to be found this way. */
function branchIn(head: string): string | undefined {
  const name = /^ref: refs\/heads\/([^\0\r\n]+)/.exec(head)?.[1]?.trimEnd();
  return name === undefined || name === '' || name === '.invalid' || name.length > LONGEST ? undefined : name;
}
