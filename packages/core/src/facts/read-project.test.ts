import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject } from './read-project.ts';

const PACKAGE = '{"name":"shop"}';
const MAIN = 'ref: refs/heads/main\n';

/** A source over a map of paths; an `Error` in it is what reading that path throws. */
function sourceOf(files: Record<string, string | Error>) {
  return {
    file(path: string): Uint8Array {
      const content = files[posix.normalize(path)];
      if (content instanceof Error) throw content;
      if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
      return Buffer.from(content);
    },
  };
}

function read(folder: string, files: Record<string, string | Error>): string | undefined {
  const project = readProject(sourceOf(files), folder);
  return (
    project && [project.folder, project.marker, project.name ?? '(no name)', project.branch ?? '(no branch)'].join(' ')
  );
}

const denied = Object.assign(new Error('denied'), { code: 'EACCES' });

describe('readProject', () => {
  it.each<[string, string, Record<string, string | Error>, string | undefined]>([
    [
      'the folder itself',
      '/srv/shop',
      { '/srv/shop/package.json': PACKAGE },
      '/srv/shop package.json shop (no branch)',
    ],
    [
      'a folder above',
      '/srv/shop/src/a',
      { '/srv/shop/package.json': PACKAGE },
      '/srv/shop package.json shop (no branch)',
    ],
    [
      'the nearest',
      '/srv/a/b',
      { '/srv/a/package.json': '{"name":"a"}', '/srv/a/b/package.json': '{"name":"b"}' },
      '/srv/a/b package.json b (no branch)',
    ],
    [
      'the most telling',
      '/srv/a',
      { '/srv/a/go.mod': 'module x/a', '/srv/a/Gemfile': '', '/srv/a/package.json': PACKAGE },
      '/srv/a package.json shop (no branch)',
    ],
    ['Python', '/srv/a', { '/srv/a/pyproject.toml': '[project]\nname = "a"' }, '/srv/a pyproject.toml a (no branch)'],
    [
      'Poetry',
      '/srv/a',
      { '/srv/a/pyproject.toml': '[tool.poetry]\nname = "a"' },
      '/srv/a pyproject.toml a (no branch)',
    ],
    ['Go', '/srv/a', { '/srv/a/go.mod': 'module example.com/a' }, '/srv/a go.mod a (no branch)'],
    ['Rust', '/srv/a', { '/srv/a/Cargo.toml': '[package]\nname = "a"' }, '/srv/a Cargo.toml a (no branch)'],
    ['PHP', '/srv/a', { '/srv/a/composer.json': '{"name":"acme/a"}' }, '/srv/a composer.json acme/a (no branch)'],
    ['Ruby', '/srv/a', { '/srv/a/Gemfile': 'gem "x"' }, '/srv/a Gemfile (no name) (no branch)'],
    ['a repository', '/srv/a/b', { '/srv/a/.git/HEAD': MAIN }, '/srv/a .git (no name) main'],
    [
      'its branch further up',
      '/srv/a/web',
      { '/srv/a/web/package.json': PACKAGE, '/srv/a/.git/HEAD': MAIN },
      '/srv/a/web package.json shop main',
    ],
    [
      'no marker above its repository',
      '/srv/a/b',
      { '/srv/a/b/.git/HEAD': MAIN, '/srv/a/package.json': PACKAGE },
      '/srv/a/b .git (no name) main',
    ],
    [
      'a branch with a slash',
      '/srv/a',
      { '/srv/a/.git/HEAD': 'ref: refs/heads/feat/x y\n' },
      '/srv/a .git (no name) feat/x y',
    ],
    ['a commit', '/srv/a', { '/srv/a/.git/HEAD': `${'a'.repeat(40)}\n` }, '/srv/a .git (no name) (no branch)'],
    ['a reftable', '/srv/a', { '/srv/a/.git/HEAD': 'ref: refs/heads/.invalid\n' }, '/srv/a .git (no name) (no branch)'],
    [
      'a worktree',
      '/srv/fix',
      {
        '/srv/fix/.git': 'gitdir: /srv/a/.git/worktrees/fix\n',
        '/srv/a/.git/worktrees/fix/HEAD': 'ref: refs/heads/fix\n',
      },
      '/srv/fix .git (no name) fix',
    ],
    [
      'a submodule',
      '/srv/a/sub',
      { '/srv/a/sub/.git': 'gitdir: ../.git/modules/sub\n', '/srv/a/.git/modules/sub/HEAD': MAIN },
      '/srv/a/sub .git (no name) main',
    ],
    ['a worktree whose repository is gone', '/srv/fix', { '/srv/fix/.git': 'gitdir: /gone\n' }, undefined],
    ['an empty .git', '/srv/a', { '/srv/a/.git': Object.assign(new Error('dir'), { code: 'EISDIR' }) }, undefined],
    [
      'a broken package.json',
      '/srv/a',
      { '/srv/a/package.json': '{"name' },
      '/srv/a package.json (no name) (no branch)',
    ],
    ['one that may not be read', '/srv/a', { '/srv/a/package.json': denied, '/srv/a/.git/HEAD': denied }, undefined],
    ['a closing slash', '/srv/a/', { '/srv/a/package.json': PACKAGE }, '/srv/a package.json shop (no branch)'],
    [
      'a home folder itself',
      '/home/ana',
      { '/home/ana/package.json': PACKAGE },
      '/home/ana package.json shop (no branch)',
    ],
    [
      'not a home folder above',
      '/home/ana/x',
      { '/home/ana/package.json': PACKAGE, '/home/ana/.git/HEAD': MAIN },
      undefined,
    ],
    [
      'nothing above a home folder',
      '/home/ana',
      { '/home/package.json': PACKAGE, '/package.json': PACKAGE },
      undefined,
    ],
    ['not the home of root above', '/root/x/y', { '/root/package.json': PACKAGE }, undefined],
    ['not what anybody put into /tmp', '/tmp/x', { '/tmp/package.json': PACKAGE }, undefined],
    ['the root itself', '/', { '/package.json': PACKAGE }, '/ package.json shop (no branch)'],
    ['not the root above', '/srv/a', { '/package.json': PACKAGE }, undefined],
    ['nothing', '/srv/a', {}, undefined],
    ['no relative path', 'srv', { 'srv/package.json': PACKAGE }, undefined],
    ['no empty path', '', { '/package.json': PACKAGE }, undefined],
    ['nothing 40 levels above', '/srv/a'.padEnd(6 + 80, '/x'), { '/srv/a/package.json': PACKAGE }, undefined],
  ])('finds %s', (_, folder, files, expected) => {
    expect(read(folder, files)).toBe(expected);
  });

  it('does not take a bug for a missing file', () => {
    expect(() => read('/srv/a', { '/srv/a/package.json': new TypeError('bug') })).toThrow('bug');
  });

  it('bears a folder with NULs, and one that is very long', () => {
    const seen: string[] = [];
    const source = {
      file(path: string): Uint8Array {
        seen.push(path);
        throw Object.assign(new Error('no'), { code: 'ENAMETOOLONG' });
      },
    };
    expect(readProject(source, `/a\0b/${'x/'.repeat(50_000)}`)).toBeUndefined();
    expect(seen.length).toBeLessThan(40 * 10);
  });

  it('has a bound for what it reads', () => {
    const limits: (number | undefined)[] = [];
    const source = {
      file(_path: string, limit?: number): Uint8Array {
        limits.push(limit);
        return Buffer.from('{}');
      },
    };
    readProject(source, '/srv/a');
    expect(limits.length).toBeGreaterThan(0);
    expect(limits.every((limit) => limit !== undefined && limit <= 1 << 20)).toBe(true);
  });
});
