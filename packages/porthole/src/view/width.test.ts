import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitText, padText } from './width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['node 48213', 10],
    ['grüße', 5],
    ['ni\u0303o', 3],
    ['開発サーバー', 12],
    ['ﾊﾝｶｸ', 4],
    ['ＦＵＬＬ', 8],
    ['한국', 4],
    ['\u1112\u1161\u11ab', 2],
    ['🚀', 2],
    ['🇩🇪', 2],
    ['▲→…×', 4],
    ['𠀋', 2],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('fitText', () => {
  it.each([
    ['postgres', 8, 'postgres'],
    ['postgres', 7, 'postgr…'],
    ['postgres', 1, '…'],
    ['postgres', 0, ''],
    ['開発サーバー', 12, '開発サーバー'],
    ['開発サーバー', 6, '開発…'],
    ['開発サーバー', 7, '開発サ…'],
    ['nin\u0303o', 4, 'nin\u0303o'],
    ['nin\u0303os', 4, 'nin\u0303…'],
  ])('%s in %i columns is %s', (text, width, expected) => {
    expect(fitText(text, width, '…')).toBe(expected);
  });

  it('marks the cut in ASCII too, as far as there is room', () => {
    expect(fitText('postgres', 7, '...')).toBe('post...');
    expect(fitText('postgres', 2, '...')).toBe('..');
  });

  it('never takes more columns than there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
        expect(displayWidth(fitText(text, width, '…'))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('padText', () => {
  it('fills up by columns, not by characters', () => {
    expect(padText('80', 5)).toBe('80   ');
    expect(padText('80', 5, 'right')).toBe('   80');
    expect(padText('開発', 5)).toBe('開発 ');
    expect(padText('longer', 3)).toBe('longer');
  });
});
