import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';
import { SAMPLE_STORIES } from '../testing/sample-stories.ts';

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['120 columns, colours', 120, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
  ['a pipe', undefined, []],
];

describe('the story of', () => {
  it.each(Object.entries(SAMPLE_STORIES))('%s', async (name, { words, machine, uid = 1000, status }) => {
    const pictures: string[] = [];
    for (const [title, columns, flags] of PICTURES) {
      const { context, written } = sampleContext({
        args: ['who', ...flags, ...words],
        host: sampleHost(machine),
        columns,
        uid,
      });
      expect(await run(context), written.err).toBe(status);
      expectToFit(written.out, columns);
      if (flags.includes('--ascii')) expect(written.out).toMatch(/^[\x20-\x7e\n]*$/);
      const said = written.err === '' ? '' : `-- stderr --\n${written.err}`;
      pictures.push(`== ${title} ==\n${(written.out + said).replaceAll('\x1b', '␛')}`);
    }
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
  });
});

/** Only commands are longer than a line, because they are copied. */
function expectToFit(text: string, columns = Infinity): void {
  for (const line of text.split('\n')) {
    const shown = stripVTControlCharacters(line);
    if (!/^ {2}\S.* (porthole |sudo |http:)/.test(shown))
      expect(displayWidth(shown), shown).toBeLessThanOrEqual(columns);
  }
}
