import { readExpectation } from '@porthole/core';
import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW_MS } from '../../view/sample-sockets.ts';
import { createStyle } from '../../view/style.ts';
import { displayWidth } from '../../view/width.ts';
import { SAMPLE_PROBES } from '../testing/sample-probes.ts';
import type { Teller } from '../who/teller.ts';
import { decideProbe } from './decide-probe.ts';
import { tellProbe } from './tell-probe.ts';

const PICTURES: readonly (readonly [name: string, width: number | undefined, ascii: boolean])[] = [
  ['40 columns', 40, false],
  ['80 columns', 80, false],
  ['160 columns, ascii', 160, true],
  ['a pipe', undefined, false],
];

function teller(width: number | undefined, ascii: boolean): Teller {
  const style = createStyle({ color: false, ascii });
  const spell = (words: readonly string[]) => `porthole ${words.join(' ')}`;
  return { style, width, nowMs: SAMPLE_NOW_MS, uid: 1000, home: '/home/ana', spell, asRoot: undefined };
}

describe('the story of', () => {
  it.each(Object.entries(SAMPLE_PROBES))('%s', async (name, { report, expect: word }) => {
    const probed = decideProbe('target', report, word === undefined ? undefined : readExpectation(word));
    const pictures = PICTURES.map(([title, width, ascii]) => {
      const text = tellProbe(probed, teller(width, ascii)).join('\n');
      for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width ?? Infinity);
      expect(text).not.toMatch(/[^\P{C}\n]/u);
      if (ascii) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      return `== ${title} ==\n${text}\n`;
    });
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`);
  });
});
