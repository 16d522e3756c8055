import type { Source } from '../host/source.ts';
import type { Project } from '../model/project.ts';
import { nameInGoMod, nameInJson, nameInToml } from './project-name.ts';
import { readBranch } from './read-branch.ts';
import { readText } from './read-text.ts';

/** Files that say "this folder is a project", the most telling first, and how each tells its name. */
const MARKERS: readonly (readonly [file: string, nameIn: (text: string) => string | undefined])[] = [
  ['package.json', nameInJson],
  ['pyproject.toml', (text) => nameInToml(text, ['project', 'tool.poetry'])],
  ['go.mod', nameInGoMod],
  ['Cargo.toml', (text) => nameInToml(text, ['package'])],
  ['composer.json', nameInJson],
  ['Gemfile', () => undefined],
];

const MOST_LEVELS = 40;

/**
 * Folders that hold projects and are none: a stray package.json in a home folder would claim all that its user runs,
 * and one in /tmp could be put there by anybody.
 */
const HOLDS_PROJECTS = /^(|\/root|\/home\/[^/]+|\/var\/home\/[^/]+|\/Users\/[^/]+|\/tmp|\/var\/tmp|\/dev\/shm)$/;

/**
 * Reads which project a folder belongs to: the nearest one upwards, itself included, that has a marker file.
 *
 * The root, a home folder and the folders for temporary files count only where they are the folder itself, and nothing
 * above them does. The branch is that of the nearest repository, which may be further up than the marker. `undefined`
 * where there is no marker that can be read, and for a path that does not begin with `/`.
 */
export function readProject(source: Pick<Source, 'file'>, folder: string): Project | undefined {
  let found: Omit<Project, 'branch'> | undefined;
  for (const level of levelsFrom(folder)) {
    found ??= readMarker(source, level);
    const git = readBranch(source, level);
    if (git === undefined) continue;
    found ??= { folder: level || '/', marker: '.git', name: undefined };
    return { ...found, branch: git.branch };
  }
  return found && { ...found, branch: undefined };
}

/** The folder, then those above it. The root is the empty text, so that `/` and a name can follow each of them. */
function* levelsFrom(folder: string): Generator<string> {
  if (!folder.startsWith('/')) return;
  let level = folder.replace(/\/+$/, '');
  for (let count = 0; count < MOST_LEVELS; count++) {
    if (count > 0 && HOLDS_PROJECTS.test(level)) return;
    yield level;
    if (HOLDS_PROJECTS.test(level)) return;
    level = level.slice(0, level.lastIndexOf('/'));
  }
}

function readMarker(source: Pick<Source, 'file'>, level: string): Omit<Project, 'branch'> | undefined {
  for (const [marker, nameIn] of MARKERS) {
    const text = readText(source, `${level}/${marker}`);
    if (text !== undefined) return { folder: level || '/', marker, name: nameIn(text) };
  }
  return undefined;
}
