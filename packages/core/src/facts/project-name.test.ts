import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameInGoMod, nameInJson, nameInToml } from './project-name.ts';

describe('nameInJson', () => {
  it.each([
    ['{"name":"shop"}', 'shop'],
    ['{"name":"@acme/shop","version":"1"}', '@acme/shop'],
    ['\ufeff{"name":"shop"}', 'shop'],
    ['{"name":"a)\\u0000\\u001b[31m"}', 'a)\0\u001b[31m'],
    ['{"name":""}', undefined],
    ['{"name":7}', undefined],
    ['{"name":["shop"]}', undefined],
    ['{}', undefined],
    ['null', undefined],
    ['"name"', undefined],
    ['{"name":"shop"', undefined],
    ['', undefined],
    ['{"__proto__":{"name":"shop"}}', undefined],
    [JSON.stringify({ name: 'x'.repeat(214) }), 'x'.repeat(214)],
    [JSON.stringify({ name: 'x'.repeat(215) }), undefined],
    ['['.repeat(250_000), undefined],
  ])('in %.40j is %j', (text, name) => {
    expect(nameInJson(text)).toBe(name);
  });
});

describe('nameInGoMod', () => {
  it.each([
    ['module example.com/team/shop\n\ngo 1.22\n', 'shop'],
    ['// a comment\nmodule "example.com/shop/v2"\n', 'shop'],
    ['module shop\r\n', 'shop'],
    ['go 1.22\n', undefined],
    ['module\nshop', undefined],
    ['module /', undefined],
  ])('in %j is %j', (text, name) => {
    expect(nameInGoMod(text)).toBe(name);
  });
});

describe('nameInToml', () => {
  it.each([
    ['[package]\nname = "shop"\nversion = "1"', 'shop'],
    ["[package]\r\nname = 'shop'\r\n", 'shop'],
    ['  [ package ] # here\n  name="shop" # there', 'shop'],
    ['[dependencies]\nname = "wrong"\n[package]\nname = "shop"', 'shop'],
    ['[workspace]\nmembers = ["a"]', undefined],
    ['[package]\n[package.metadata]\nname = "wrong"', undefined],
    ['[package]\n[[bin]]\nname = "wrong"', undefined],
    ['[package]\nname.workspace = true', undefined],
    ['name = "wrong"', undefined],
    ['[package]\nname = ""', undefined],
    [`[package]\nname = "${'x'.repeat(10_000)}"`, undefined],
  ])('in %.60j is %j', (text, name) => {
    expect(nameInToml(text, ['package'])).toBe(name);
  });
});

it('reads anything without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const name of [nameInJson(text), nameInGoMod(text), nameInToml(`[package]\n${text}`, ['package'])]) {
        expect(name === undefined || name.length > 0).toBe(true);
      }
    }),
  );
});
