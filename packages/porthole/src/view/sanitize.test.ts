import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize } from './sanitize.ts';

describe('sanitize', () => {
  it.each([
    ['node', 'node'],
    ['next-server (v16.1.1)', 'next-server (v16.1.1)'],
    ['a\nb\tc\r', 'a\\nb\\tc\\r'],
    ['\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
    ['\x00\x7f\x85\x9b31m', '\\x00\\x7f\\x85\\x9b31m'],
    ['exe\u202egpj', 'exe\\u{202e}gpj'],
    ['\u061c\u200e\u200f\u2066\u2069', '\\u{61c}\\u{200e}\\u{200f}\\u{2066}\\u{2069}'],
    ['no\u200bde\ufeff\u00ad\u2060', 'no\\u{200b}de\\u{feff}\\xad\\u{2060}'],
    ['one\u2028two\u2029', 'one\\u{2028}two\\u{2029}'],
    ['a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
    ['a\u{e0041}\u{e007f}', 'a\\u{e0041}\\u{e007f}'],
    ['\u3164\u115f\ufe0f\u{e0100}', '\\u{3164}\\u{115f}\\u{fe0f}\\u{e0100}'],
    ['\u0301x', '\\u{301}x'],
    ['   ', '\\x20\\x20\\x20'],
    ['\u00a0\u2800', '\\xa0\\u{2800}'],
    [' a ', ' a '],
  ])('%j -> %j', (text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it('leaves the writing of people alone', () => {
    for (const text of ['grüße', 'файл', '開発サーバー', 'مرحبا', '🚀 launch', 'é', 'ni\u0303o', ''])
      expect(sanitize(text)).toBe(text);
  });

  it('keeps four combining marks on a letter and shows the others', () => {
    expect(sanitize(`z${'\u0301'.repeat(6)}a`)).toBe(`z${'\u0301'.repeat(4)}\\u{301}\\u{301}a`);
  });

  it('leaves only ASCII when asked to', () => {
    expect(sanitize('é ▲ 🚀', 'ascii')).toBe('\\xe9 \\u{25b2} \\u{1f680}');
  });

  it('lets no control, bidi or invisible character through', () => {
    const harmless = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = sanitize(text);
        expect(clean).toMatch(harmless);
        expect(sanitize(clean)).toBe(clean);
        expect(sanitize(text, 'ascii')).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});
