import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PORTHOLE } from './program.ts';

const [node = '', script = ''] = PORTHOLE;
const TELLER = path.join(import.meta.dirname, 'tell-cache-refusals.cjs');

it.each([
  [['--help'], []],
  [['list', '--all'], ['list']],
  [['connections'], ['connections']],
  [['who', '1'], ['who']],
])('V8 takes what was compiled for porthole %j', (words, commands) => {
  const { stderr } = spawnSync(node, ['--require', TELLER, script, ...words], { encoding: 'utf8' });
  const rejected: Record<string, boolean | undefined> = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  const files = ['porthole', ...commands].map((name) => `${name}.script.cjs`);
  expect(rejected).toEqual(Object.fromEntries(files.map((file) => [file, false])));
});
