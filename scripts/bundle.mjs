// Makes what bin/porthole.cjs runs: porthole.script.cjs, which starts fast because it holds no more than arguments and
// help, and a file for each command with all that it needs and nothing else. Each is a function around a CommonJS module,
// to be loaded by a code cache. CommonJS, because ES modules start measurably later. Names are not shortened, so that a
// stack trace in a bug report can be read. docs/adr/0005 has the figures.
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { writeCodeCaches } from './bundle/code-cache.mjs';
import { lazyFiles } from './bundle/lazy-files.mjs';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'packages/porthole/src/cli');
const dist = path.join(root, 'packages/porthole/dist');

/** What people run most starts with nothing but what it needs: of these, what they load at need is cut off too. */
const EVERYDAY = ['list', 'connections', 'who'];

/** Loaded by a dynamic import, and yet no file of its own: it is small, or every command that reads a machine needs it. */
const STAYS = /[/\\](help|version)\.run\.ts$|[/\\]linux[/\\](index|live-source)\.ts$/;

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  outdir: dist,
  entryNames: '[name].script',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The library from its sources: the bundle needs no other build before it.
  conditions: ['porthole-source'],
  // A native addon finds its binary by its own place on disk, and it is optional.
  external: ['koffi', '@koromix/*'],
  // CommonJS has no `import.meta`, its own way to load a file lazily, and a `require` that need not be made.
  define: { 'import.meta.url': '__filename' },
  alias: { 'node:module': path.join(import.meta.dirname, 'bundle/create-require.mjs') },
  supported: { 'dynamic-import': false },
  banner: { js: '(function(exports,require,module,__filename,__dirname){' },
  footer: { js: '})' },
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

await mkdir(dist, { recursive: true });
for (const name of await readdir(dist)) {
  if (/\.script\.cjs(\.cache)?$/.test(name)) await rm(path.join(dist, name));
}
const { plugin, files } = lazyFiles(STAYS);
const everyday = { ...shared, plugins: [plugin] };
const built = [
  await build({ ...everyday, entryPoints: { porthole: path.join(cli, 'main.ts') } }),
  await build({ ...everyday, entryPoints: pick((name) => EVERYDAY.includes(name)) }),
  await build({ ...shared, entryPoints: pick((name) => !EVERYDAY.includes(name)) }),
];

/** @param {(name: string) => boolean} isWanted */
function pick(isWanted) {
  return Object.fromEntries([...files].filter(([name]) => isWanted(name)));
}

if (built.some(({ warnings }) => warnings.length > 0)) {
  process.exitCode = 1;
} else {
  await writeCodeCaches(path.join(root, 'packages/porthole/bin/porthole.cjs'));
  console.log(`${path.relative(root, dist)}: porthole, ${[...files.keys()].sort().join(', ')}`);
}
