import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';

const BYTES = Uint8Array.of(1, 2, 3, 4, 5, 6, 0, 8, 9);

describe('ByteReader', () => {
  it('reads numbers of both byte orders', () => {
    const reader = new ByteReader(BYTES);
    expect(reader.u8()).toBe(0x01);
    expect(reader.u16()).toBe(0x0203);
    expect(reader.u24(true)).toBe(0x060504);
    expect(new ByteReader(BYTES).u24()).toBe(0x010203);
    expect(new ByteReader(BYTES).u32()).toBe(0x01020304);
    expect(new ByteReader(BYTES, 1).u32(true)).toBe(0x05040302);
  });

  it('reads numbers above 2147483647', () => {
    expect(new ByteReader(Uint8Array.of(255, 255, 255, 254)).u32()).toBe(0xfffffffe);
  });

  it('reads pieces, and up to a zero byte', () => {
    const reader = new ByteReader(BYTES);
    expect(reader.take(2)).toEqual(Uint8Array.of(1, 2));
    expect(reader.untilZero(10)).toEqual(Uint8Array.of(3, 4, 5, 6));
    expect(reader.left).toBe(2);
    expect(reader.untilZero(10)).toBeUndefined();
  });

  it('takes no zero byte that is too far away', () => {
    expect(new ByteReader(BYTES).untilZero(6)).toBeUndefined();
    expect(new ByteReader(BYTES).untilZero(7)?.length).toBe(6);
  });

  it('reads nothing more after the bytes have ended once', () => {
    const reader = new ByteReader(BYTES.subarray(0, 3));
    expect(reader.u32()).toBeUndefined();
    expect(reader.u8()).toBeUndefined();
    expect(reader.left).toBe(0);
  });

  it('takes a negative length for one that is too long', () => {
    const reader = new ByteReader(BYTES);
    expect(reader.take(-1)).toBeUndefined();
    expect(reader.u8()).toBeUndefined();
  });
});
