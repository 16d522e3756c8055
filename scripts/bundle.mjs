// Makes what bin/porthole.cjs runs: porthole.script.cjs, which starts fast because it holds no more than arguments and
// help, and commands.script.cjs, which holds the rest. Both are a function around a CommonJS module, to be loaded by a code
// cache. CommonJS, because ES modules start measurably later. Names are not shortened, so that a stack trace in a bug
// report can be read. docs/adr/0005 has the figures.
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { writeCodeCache } from './bundle/code-cache.mjs';
import { lazyModules } from './bundle/lazy-modules.mjs';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'packages/porthole/src/cli');
const dist = path.join(root, 'packages/porthole/dist');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The library from its sources: the bundle needs no other build before it.
  conditions: ['porthole-source'],
  // A native addon finds its binary by its own place on disk, and it is optional.
  external: ['koffi', '@koromix/*'],
  // CommonJS has no `import.meta`, and its own way to load a file lazily.
  define: { 'import.meta.url': '__filename' },
  supported: { 'dynamic-import': false },
  banner: { js: '(function(exports,require,module,__filename,__dirname){' },
  footer: { js: '})' },
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const lazy = lazyModules(root, /[/\\](help|version)\.run\.ts$/);
const program = path.join(dist, 'porthole.script.cjs');
const commands = path.join(dist, 'commands.script.cjs');
for (const file of [program, commands]) await rm(`${file}.cache`, { force: true });
const first = await build({
  ...shared,
  entryPoints: [path.join(cli, 'main.ts')],
  outfile: program,
  plugins: [lazy.plugin],
});
const second = await build({ ...shared, stdin: lazy.entry(root), outfile: commands });

if (first.warnings.length + second.warnings.length > 0) {
  process.exitCode = 1;
} else {
  writeCodeCache(path.join(root, 'packages/porthole/bin/porthole.cjs'));
  for (const file of [program, commands]) {
    const { size } = await stat(file);
    console.log(`${path.relative(root, file)}  ${(size / 1024).toFixed(1)} kB`);
  }
}
