// Puts the program with two modes beside the built one: as it is written, to be shown, and without its types, to be run.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const from = path.join(root, 'examples/two-modes');
const to = path.join(root, 'packages/porthole/dist/two-modes');

/** @type {import('typescript').CompilerOptions} */
const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
};

for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts')) continue;
  const text = readFileSync(path.join(from, name), 'utf8');
  const target = path.join(to, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  writeFileSync(target.replace(/\.ts$/, '.js'), ts.transpileModule(text, { compilerOptions }).outputText);
}
