/**
 * IP addresses as canonical text (RFC 5952), from 32-bit words in network byte order as this little-endian machine
 * reads them. A listing of 20,000 sockets has few distinct addresses, so each text is made once.
 */
export class AddressText {
  private readonly byWord = new Map<number, string>();
  private readonly byMappedWord = new Map<number, string>();
  private readonly byWords = new Map<string, string>();

  ipv4(word: number): string {
    let text = this.byWord.get(word);
    if (text === undefined) this.byWord.set(word, (text = printIpv4(word)));
    return text;
  }

  ipv6(a: number, b: number, c: number, d: number): string {
    if ((a | b | c) === 0) {
      if (d === 0) return '::';
      if (d === LOOPBACK_WORD) return '::1';
    }
    if (c === MAPPED_WORD && (a | b) === 0) {
      let mapped = this.byMappedWord.get(d);
      if (mapped === undefined) this.byMappedWord.set(d, (mapped = printIpv6(a, b, c, d)));
      return mapped;
    }
    const key = `${a},${b},${c},${d}`;
    let text = this.byWords.get(key);
    if (text === undefined) this.byWords.set(key, (text = printIpv6(a, b, c, d)));
    return text;
  }
}

/** `00000001` in network order. */
const LOOPBACK_WORD = 0x01000000;
/** `0000ffff` in network order: the third word of an IPv4-mapped address. */
const MAPPED_WORD = 0xffff0000 | 0;

function printIpv4(word: number): string {
  return `${word & 255}.${(word >>> 8) & 255}.${(word >>> 16) & 255}.${word >>> 24}`;
}

function printIpv6(a: number, b: number, c: number, d: number): string {
  if ((a | b) === 0 && c === MAPPED_WORD) return `::ffff:${printIpv4(d)}`;
  const groups: number[] = [];
  for (const word of [a, b, c, d]) {
    groups.push(((word & 255) << 8) | ((word >>> 8) & 255), (((word >>> 16) & 255) << 8) | (word >>> 24));
  }
  const [start, length] = longestZeroRun(groups);
  if (length < 2) return groups.map(hex).join(':');
  return `${groups.slice(0, start).map(hex).join(':')}::${groups
    .slice(start + length)
    .map(hex)
    .join(':')}`;
}

const hex = (group: number): string => group.toString(16);

function longestZeroRun(groups: readonly number[]): [start: number, length: number] {
  let best: [number, number] = [0, 0];
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best[1]) best = [start, length];
    start += length;
  }
  return best;
}
