import type { Source } from '../source.ts';

/** AT_PAGESZ of getauxval(3). */
const PAGE_SIZE = 6n;
const ENTRY_BYTES = 16;

/**
 * Bytes of a page of memory, from the auxiliary vector of this process (proc(5) `auxv`): pairs of a key and a value, as
 * 64-bit numbers. `undefined` where it does not say.
 */
export function readPageSize(source: Pick<Source, 'file'>): number | undefined {
  try {
    return parsePageSize(source.file('/proc/self/auxv'));
  } catch {
    return undefined; // a /proc without it: no resident memory can be told
  }
}

export function parsePageSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    if (view.getBigUint64(at, true) === PAGE_SIZE) return Number(view.getBigUint64(at + 8, true));
  }
  return undefined;
}
