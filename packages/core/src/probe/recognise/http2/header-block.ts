import { ByteReader } from '../byte-reader.ts';
import { latin1 } from '../wire-text.ts';
import { decodeHuffman } from './huffman.ts';

/** What answers use of HPACK's static table (RFC 7541, appendix A). */
const STATIC: Readonly<Record<number, readonly [name: string, value: string]>> = {
  8: [':status', '200'],
  9: [':status', '204'],
  10: [':status', '206'],
  11: [':status', '304'],
  12: [':status', '400'],
  13: [':status', '404'],
  14: [':status', '500'],
  31: ['content-type', ''],
  46: ['location', ''],
  54: ['server', ''],
};
const FIRST_DYNAMIC = 62;
const MOST_FIELDS = 100;

type Field = readonly [name: string, value: string];

/** The fields of a header block that begins a connection (RFC 7541, 6), up to the first that cannot be read. */
export function readHeaderBlock(block: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const dynamic: Field[] = [];
  const reader = new ByteReader(block);
  for (let count = 0; count < MOST_FIELDS && reader.left > 0; count++) {
    const first = block[reader.at] ?? 0;
    if (first >= 0x20 && first < 0x40) {
      // The size of a table that is too small to matter here.
      if (readInteger(reader, 5) === undefined) break;
      continue;
    }
    const field = readField(reader, first, dynamic);
    if (field === undefined) break;
    if (first >= 0x40 && first < 0x80) dynamic.unshift(field);
    if (!fields.has(field[0])) fields.set(field[0], field[1]);
  }
  return fields;
}

/** A field of one of the tables (first bit set), or a value under a name of the tables or of its own. */
function readField(reader: ByteReader, first: number, dynamic: readonly Field[]): Field | undefined {
  const index = readInteger(reader, first >= 0x80 ? 7 : first >= 0x40 ? 6 : 4);
  if (index === undefined || (index === 0 && first >= 0x80)) return undefined;
  const known =
    index >= FIRST_DYNAMIC ? dynamic[index - FIRST_DYNAMIC] : (STATIC[index] ?? ([`#${index}`, ''] as const));
  if (first >= 0x80) return known;
  const name = index === 0 ? readText(reader) : known?.[0];
  const value = readText(reader);
  return name === undefined || value === undefined ? undefined : [name, value];
}

/** An integer that begins in the last `bits` of a byte (RFC 7541, 5.1); undefined where it is cut off or too large. */
function readInteger(reader: ByteReader, bits: number): number | undefined {
  const most = (1 << bits) - 1;
  const first = reader.u8();
  if (first === undefined || (first & most) < most) return first && first & most;
  let value = most;
  for (let shift = 0; shift <= 14; shift += 7) {
    const byte = reader.u8();
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return undefined;
}

/** A text, which is in Huffman's code where its first bit says so; one that cannot be decoded is empty. */
function readText(reader: ByteReader): string | undefined {
  const huffman = (reader.bytes[reader.at] ?? 0) >= 0x80;
  const length = readInteger(reader, 7);
  const bytes = length === undefined ? undefined : reader.take(length);
  return bytes && (huffman ? (decodeHuffman(bytes) ?? '') : latin1(bytes));
}
