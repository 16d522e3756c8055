import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GlobalUse, globalUses } from './architecture/global-uses.ts';

// What the rules of `.dependency-cruiser.cjs` cannot see: globals, names and sizes.
const root = path.resolve(import.meta.dirname, '..');

const MOST_LINES = 400;
const MEDIAN_LINES = 80;

/** Names that say nothing: whatever is in such a file has a better one. */
const EMPTY_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'constants'];

interface SourceFile {
  readonly name: string;
  readonly lines: number;
}

function readFiles(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.(ts|mjs|cjs|py|c|h)$/.test(name))
    .filter((name) => !/(^|\/)(node_modules|dist|fixtures|golden)\//.test(name))
    .map((name) => ({ name, lines: readFileSync(path.join(root, name), 'utf8').trimEnd().split('\n').length }));
}

const authored = ['packages', 'test', 'scripts', 'examples', 'bench'].flatMap(readFiles);
const shipped = authored.filter(
  ({ name }) => /^packages\/[^/]+\/src\//.test(name) && !/\.test\.ts$|\/testing\//.test(name),
);

describe('the size of files', () => {
  it(`is never over ${MOST_LINES} lines`, () => {
    const over = authored.filter(({ lines }) => lines > MOST_LINES);
    expect(over).toEqual([]);
  });

  it(`has a median under ${MEDIAN_LINES} lines`, () => {
    const sorted = shipped.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(0);
    expect(sorted[sorted.length >> 1]).toBeLessThan(MEDIAN_LINES);
  });
});

describe('the names of files and folders', () => {
  it('say what is in them', () => {
    const empty = authored.filter(({ name }) => name.split(/[/.]/).some((part) => EMPTY_NAMES.includes(part)));
    expect(empty).toEqual([]);
  });
});

describe('what only some files may touch', () => {
  let uses: readonly GlobalUse[];

  beforeAll(() => {
    uses = globalUses(
      root,
      shipped.map(({ name }) => name),
    );
  }, 50_000);

  /** Where one of these is used although the file is none of those allowed to. */
  function outside(allowed: RegExp, ...what: string[]): string[] {
    return uses.filter((use) => what.includes(use.what) && !allowed.test(use.file)).map(printUse);
  }

  it('finds the uses at all', () => {
    expect(uses.some(({ what }) => what.startsWith('process.'))).toBe(true);
  });

  it('the kind of system: only open-host', () => {
    const openHost = /^packages\/core\/src\/host\/open-host\.ts$/;
    expect(outside(openHost, 'process.platform', 'os.platform', 'os.type')).toEqual([]);
  });

  it("the program's streams, arguments, environment and end: only cli", () => {
    const cli = /^packages\/porthole\/src\/cli\//;
    const members = ['stdout', 'stderr', 'stdin', 'exit', 'exitCode', 'env', 'argv', 'argv0', 'execArgv'];
    expect(outside(cli, 'process', ...members.map((name) => `process.${name}`))).toEqual([]);
  });

  it('native code: only ffi', () => {
    expect(outside(/^packages\/core\/src\/host\/ffi\.ts$/, 'koffi')).toEqual([]);
  });

  it('the console: nobody', () => {
    expect(outside(/^$/, 'console')).toEqual([]);
  });
});

function printUse({ file, line, what }: GlobalUse): string {
  return `${file}:${line} uses ${what}`;
}
