/**
 * The Huffman code of HPACK (RFC 7541, appendix B) for printable ASCII: the characters by the length of their codes.
 * Codes of one length are consecutive in this order, and begin where the shorter ones ended.
 */
const BY_LENGTH: readonly (readonly [bits: number, characters: string])[] = [
  [5, '012aceiost'],
  [6, ' %-./3456789=A_bdfghlmnpru'],
  [7, ':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz'],
  [8, '&*,;XZ'],
  [10, '!"()?'],
  [11, "'+|"],
  [12, '#>'],
  [13, '\0$@[]~'],
  [14, '^}'],
  [15, '<`{'],
];
const MOST_BITS = 15;

const CODES: ReadonlyMap<number, string> = makeCodes();

/** The text behind the code; undefined where it holds something else than printable ASCII. */
export function decodeHuffman(bytes: Uint8Array): string | undefined {
  let text = '';
  // A one in front keeps the zeros that a code begins with.
  let code = 1;
  let bits = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      code = (code << 1) | ((byte >> bit) & 1);
      bits++;
      const character = CODES.get(code);
      if (character === undefined) {
        if (bits > MOST_BITS) return undefined;
        continue;
      }
      text += character;
      code = 1;
      bits = 0;
    }
  }
  // The end is filled up with ones, fewer than a byte.
  return bits < 8 && code === (1 << (bits + 1)) - 1 ? text : undefined;
}

function makeCodes(): Map<number, string> {
  const codes = new Map<number, string>();
  let next = 0;
  let length = 0;
  for (const [bits, characters] of BY_LENGTH) {
    next <<= bits - length;
    length = bits;
    for (const character of characters) codes.set((1 << bits) | next++, character);
  }
  return codes;
}
