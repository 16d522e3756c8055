import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { globalUses } from './global-uses.ts';

const root = path.resolve(import.meta.dirname, '../..');

const SAMPLE = `
import os, { platform } from 'node:os';
import self, { env } from 'node:process';
import { argv as words } from 'node:process';
// process.exit() in a comment, 'koffi' too
export const a = process.platform;
export const b = os.platform() + platform();
export const c = [self.stdout, env, words];
export const { exitCode } = process;
export const d = globalThis.process.pid;
export const name = 'install-koffi, process.env';
export const e = \`@koromix/koffi-\${process.arch}\`;
export function f(process: { env: string }): string { return process.env; }
export function g(): void { console.log('x'); }
export const h = { process: 1, console: 2 };
`;

it('finds every way to a global, and nothing that only has its name', () => {
  const folder = mkdtempSync(path.join(root, 'node_modules/.uses-'));
  try {
    const file = path.join(folder, 'sample.ts');
    writeFileSync(file, SAMPLE);
    const uses = globalUses(root, [path.relative(root, file)]);
    expect(uses.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '2 os.platform',
      '3 process.env',
      '4 process.argv',
      '4 process.argv',
      '6 process.platform',
      '7 os.platform',
      '7 os.platform',
      '8 process.stdout',
      '8 process.env',
      '8 process.argv',
      '9 process',
      '10 process.pid',
      '12 koffi',
      '12 process.arch',
      '14 console',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 50_000);
