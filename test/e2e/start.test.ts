import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PORTHOLE } from './program.ts';

const [node = '', script = ''] = PORTHOLE;
const TELLER = path.join(import.meta.dirname, 'tell-builtins.cjs');

/** Each of Node's modules beyond these costs the commands that people run most a tenth of a start, or more. */
it.each([
  [['--help'], ['os', 'vm']],
  [['list'], ['os', 'vm']],
  [
    ['list', '--all'],
    ['os', 'stream', 'string_decoder', 'v8', 'vm'],
  ],
  [['connections'], ['os', 'vm']],
  [
    ['who', '1'],
    ['os', 'vm'],
  ],
])('porthole %j loads little of Node', (words, wanted) => {
  const { stderr } = spawnSync(node, ['--require', TELLER, script, ...words], { encoding: 'utf8' });
  const loaded: string[] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  expect(loaded.filter((name) => !wanted.includes(name))).toEqual([]);
});
