import { describe, expect, it } from 'vitest';
import { hex } from '../testing/sample.ts';
import { decodeHuffman } from './huffman.ts';

describe('decodeHuffman', () => {
  it.each([
    ['f1e3c2e5f23a6ba0ab90f4ff', 'www.example.com'],
    ['a8eb10649cbf', 'no-cache'],
    ['25a849e95ba97d7f', 'custom-key'],
    ['25a849e95bb8e8b4bf', 'custom-value'],
    ['6402', '302'],
    ['d07abe941054d444a8200595040b8166e082a62d1bff', 'Mon, 21 Oct 2013 20:13:21 GMT'],
    ['9d29ad171863c78f0b97c8e9ae82ae43d3', 'https://www.example.com'],
    ['', ''],
  ])('of %s, an example of RFC 7541, C', (code, expected) => {
    expect(decodeHuffman(hex(code))).toBe(expected);
  });

  it.each(['ffffffff', 'ff', '00ffff', '02'])('finds nothing in %s, which ends wrongly', (code) => {
    expect(decodeHuffman(hex(code))).toBeUndefined();
  });
});
