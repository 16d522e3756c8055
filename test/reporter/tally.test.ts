import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChild } from '../../scripts/test/run-child.mjs';
import type { Tally } from './tally.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Every way in which a test, a suite or a file can end. */
const FILES = {
  'ends.test.ts': `
    import { beforeAll, beforeEach, describe, it } from 'vitest';
    it('passes', () => {});
    it('fails', () => { throw new Error('no'); });
    it('is skipped', (context) => context.skip('needs a reason'));
    it.skip('is skipped silently', () => {});
    it.todo('is not written yet');
    describe('by hook', () => {
      beforeEach((context) => context.skip(true, 'needs the hook'));
      it('is skipped', () => {});
    });
    describe('without ground', () => {
      beforeAll(() => { throw new Error('no ground'); });
      it('cannot run', () => {});
    });
    it('leaves an error behind', async () => {
      setTimeout(() => { throw new Error('stray'); });
      await new Promise((resolve) => setTimeout(resolve, 10));
    });`,
  'broken.test.ts': `import './not-there.ts';`,
};

const CONFIG = `
  import { TallyReporter } from '${root}/test/reporter/tally.ts';
  export default { test: { reporters: [new TallyReporter()] } };`;

describe('the tally of a run', () => {
  let folder: string;
  let tally: Tally;
  let ok: boolean;

  beforeAll(async () => {
    // Inside the checkout, because the test files import vitest.
    folder = mkdtempSync(path.join(root, 'node_modules/.tally-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
    writeFileSync(path.join(folder, 'vitest.config.mjs'), CONFIG);
    const file = path.join(folder, 'tally.json');
    const command = [path.join(root, 'node_modules/.bin/vitest'), 'run', '--root', folder];
    const env = { ...process.env, PORTHOLE_TALLY: file };
    ({ ok } = await runChild(command, { cwd: folder, timeoutMs: 50_000, show: false, env }));
    tally = JSON.parse(readFileSync(file, 'utf8'));
  }, 55_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('counts what passed', () => {
    expect(tally.passed).toBe(2);
    expect(ok).toBe(false);
  });

  it('names failed tests, broken files, failed hooks and stray errors', () => {
    expect([...tally.failed].sort()).toEqual([
      'Error: stray (in no test)',
      'broken.test.ts (outside of its tests)',
      'ends.test.ts > fails',
      'ends.test.ts > without ground (outside of its tests)',
    ]);
  });

  it('keeps the reason of each skipped test, and tells where there is none', () => {
    expect(new Map(tally.skipped.map(({ name, reason }) => [name, reason]))).toEqual(
      new Map([
        ['ends.test.ts > is skipped', 'needs a reason'],
        ['ends.test.ts > is skipped silently', undefined],
        ['ends.test.ts > is not written yet', undefined],
        ['ends.test.ts > by hook > is skipped', 'needs the hook'],
        ['ends.test.ts > without ground > cannot run', 'what it stands on failed'],
      ]),
    );
  });
});
