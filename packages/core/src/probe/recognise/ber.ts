import type { ByteReader } from './byte-reader.ts';

/** The length of a BER value (X.690 8.1.3) of at most 64 KiB; undefined where it is cut off, -1 where it is no length. */
export function berLength(reader: ByteReader): number | undefined {
  const first = reader.u8();
  if (first === undefined || first < 0x80) return first;
  switch (first) {
    case 0x81:
      return reader.u8();
    case 0x82:
      return reader.u16();
    case 0x83:
      return atMost64K(reader.u24());
    case 0x84:
      return atMost64K(reader.u32());
    default:
      return -1;
  }
}

function atMost64K(length: number | undefined): number | undefined {
  return length === undefined || length <= 0xffff ? length : -1;
}

/** One value: its tag and its content; undefined where it is cut off or no BER. */
export function berValue(reader: ByteReader): { readonly tag: number; readonly content: Uint8Array } | undefined {
  const tag = reader.u8();
  const length = berLength(reader);
  const content = length === undefined || length < 0 ? undefined : reader.take(length);
  return tag === undefined || content === undefined ? undefined : { tag, content };
}
