import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstObject } from './first-object.ts';

describe('firstObject', () => {
  it('finds every object again, whatever is in it and whatever follows', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (value, tail) => {
        const text = JSON.stringify(value);
        expect(firstObject(text + tail)).toBe(text);
      }),
    );
  });

  it.each(['', '{', '{"a":{}', '{"}', '{"\\"}', '[{}]', ' {}'])('finds none in %j', (text) => {
    expect(firstObject(text)).toBeUndefined();
  });
});
