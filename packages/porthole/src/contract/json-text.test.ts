import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, jsonTextOrNull, jsonValue } from './json-text.ts';
import { hostileText } from './testing/arbitrary-socket.ts';

describe('jsonText', () => {
  it.each([
    ['node', '"node"'],
    ['x",pid=1,fd=3', '"x\\",pid=1,fd=3"'],
    ['C:\\node', '"C:\\\\node"'],
    ['a\nb\x1b\0', '"a\\nb\\u001b\\u0000"'],
    ['\x7f\x9b', '"\\u007f\\u009b"'],
    ['a\u202eb\u200b', '"a\\u202eb\\u200b"'],
    ['\u2028', '"\\u2028"'],
    ['a\ud800b', '"a\\ud800b"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
    ['grüße 🚀', '"grüße 🚀"'],
    ['', '""'],
  ])('%j is %s', (text, json) => {
    expect(jsonText(text)).toBe(json);
    expect(jsonValue([text])).toBe(`[${json}]`);
  });

  it('keeps any text and lets nothing harmful through', () => {
    const harmless = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u;
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(JSON.parse(jsonText(text))).toBe(text);
        expect(jsonText(text)).toMatch(harmless);
      }),
    );
  });
});

it('says null for what is not known, and keeps the key', () => {
  expect(jsonTextOrNull(undefined)).toBe('null');
  expect(jsonTextOrNull('')).toBe('""');
  expect(jsonValue({ a: undefined, b: { c: undefined } })).toBe('{"a":null,"b":{"c":null}}');
});
