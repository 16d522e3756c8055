import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStyle } from '../../view/style.ts';
import { displayWidth } from '../../view/width.ts';
import { HARD_BLANK, paint, type Rich, wrap } from './rich-text.ts';

const PLAIN = createStyle({ color: false, ascii: false });
const COLOR = createStyle({ color: true, ascii: false });

function linesOf(rich: Rich, width: number | undefined): string[] {
  return wrap(rich, width).map((line) => paint(line, PLAIN));
}

describe('wrap', () => {
  it('breaks at blanks', () => {
    expect(linesOf(['one two three'], 7)).toEqual(['one two', 'three']);
  });

  it('does not break at hard blanks, and shows them as blanks', () => {
    expect(linesOf([`one${HARD_BLANK}two three`], 9)).toEqual(['one two', 'three']);
  });

  it('keeps together what no blank parts, whatever the roles', () => {
    expect(linesOf(['by ', { role: 'process', text: 'node' }, ', ok'], 7)).toEqual(['by', 'node,', 'ok']);
  });

  it('breaks a word only where it is too long itself, and loses nothing', () => {
    expect(linesOf(['a abcdefghij b'], 4)).toEqual(['a', 'abcd', 'efgh', 'ij b']);
  });

  it('counts wide characters', () => {
    expect(linesOf(['開発 サーバー'], 6)).toEqual(['開発', 'サーバ', 'ー']);
  });

  it('leaves everything on one line where there is no limit', () => {
    expect(linesOf(['a ', { role: 'address', text: 'b c' }, ' d'], undefined)).toEqual(['a b c d']);
  });

  it('paints neighbours of one role in one go, and no blanks between roles', () => {
    const [line = []] = wrap(['a ', { role: 'process', text: 'b' }, ' ', { role: 'process', text: 'c' }, ' d'], 40);
    expect(paint(line, COLOR)).toBe('a \x1b[36mb c\x1b[39m d');
  });

  it('never exceeds the width, and never loses, adds or swaps a character other than a blank', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', HARD_BLANK, '開'), maxLength: 20 }),
      fc.record({
        role: fc.constant('process' as const),
        text: fc.string({ unit: fc.constantFrom('x', ' '), maxLength: 9 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 2, max: 12 }), (rich, width) => {
        const lines = linesOf(rich, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        const text = rich.map((each) => (typeof each === 'string' ? each : each.text)).join('');
        const letters = (all: string) => all.replaceAll(/[ \u00a0]/g, '');
        expect(letters(lines.join(''))).toBe(letters(text));
      }),
    );
  });
});
