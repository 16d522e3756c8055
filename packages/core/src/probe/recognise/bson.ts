import { ByteReader } from './byte-reader.ts';
import { wireText } from './wire-text.ts';

const MOST_KEY_BYTES = 128;

/** The sizes of values that have always the same (bsonspec.org). */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 6: 0, 7: 12, 8: 1, 9: 8, 10: 0, 16: 4, 17: 8, 18: 8, 19: 16 };

/**
 * The texts and numbers of a BSON document's first level; what else is in it is passed over. What stands behind a value
 * of a kind that is not known, or behind the end of the bytes, is left out.
 */
export function readBson(bytes: Uint8Array): ReadonlyMap<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  const reader = new ByteReader(bytes, 4);
  for (let kind = reader.u8(); kind !== undefined && kind !== 0; kind = reader.u8()) {
    const key = reader.untilZero(MOST_KEY_BYTES);
    if (key === undefined) break;
    const value = readValue(kind, reader);
    if (value === undefined) break;
    if (value !== null) values.set(wireText(key), value);
  }
  return values;
}

/** Null for a value that was passed over, undefined where the rest cannot be read. */
function readValue(kind: number, reader: ByteReader): string | number | boolean | null | undefined {
  if (kind === 2) {
    const length = reader.u32(true) ?? 0;
    const text = length > 0 ? reader.take(length) : undefined;
    return text && wireText(text.subarray(0, -1));
  }
  if (kind === 3 || kind === 4) return reader.take((reader.u32(true) ?? 0) - 4) && null;
  if (kind === 5) return reader.take((reader.u32(true) ?? -1) + 1) && null;
  const value = FIXED[kind] === undefined ? undefined : reader.take(FIXED[kind]);
  if (value === undefined) return undefined;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  if (kind === 1) return view.getFloat64(0, true);
  if (kind === 8) return view.getUint8(0) === 1;
  if (kind === 16) return view.getInt32(0, true);
  return null;
}
