/** An IP address as 32-bit words, the leading one first: one word for IPv4, four for IPv6. */
export type AddressWords = readonly number[];

const DOT = 46;
const COLON = 58;

/**
 * Reads an IP address, `undefined` for any other text. IPv4 is four decimal numbers without leading zeros (RFC 6943
 * 3.1.1: other spellings mean different things to different programs); IPv6 is as in RFC 4291 2.2, without a zone.
 */
export function parseAddress(text: string): AddressWords | undefined {
  if (text.includes(':')) return parseIpv6(text);
  const word = parseIpv4(text);
  return word === undefined ? undefined : [word];
}

/** The IPv4 address in an IPv4-mapped IPv6 address (RFC 4291 2.5.5.2); any other address as it is. */
export function unmapWords(words: AddressWords): AddressWords {
  const mapped = words.length === 4 && words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  return mapped ? words.slice(3) : words;
}

/** Numeric order; IPv4 comes before IPv6. */
export function compareWords(a: AddressWords, b: AddressWords): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [index, word] of a.entries()) {
    const difference = word - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Reads an IPv4 address that begins at `start`, as one number. */
export function parseIpv4(text: string, start = 0): number | undefined {
  let address = 0;
  let octet: number | undefined;
  let octets = 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (octet === undefined) return undefined;
      address = address * 256 + octet;
      octet = undefined;
      octets++;
    } else {
      const digit = code - 48;
      if (digit < 0 || digit > 9 || octet === 0) return undefined;
      octet = (octet ?? 0) * 10 + digit;
      if (octet > 255) return undefined;
    }
  }
  return octets === 4 && octet !== undefined ? address * 256 + octet : undefined;
}

/** Reads the eight groups in one pass; `gap` is the number of groups before `::`. */
function parseIpv6(text: string): AddressWords | undefined {
  const groups: number[] = [];
  let gap: number | undefined;
  let at = 0;
  if (text.startsWith('::')) {
    gap = 0;
    at = 2;
  }
  while (at < text.length) {
    const end = groupEnd(text, at);
    if (text.charCodeAt(end) === DOT) {
      const word = parseIpv4(text, at);
      if (word === undefined) return undefined;
      groups.push(word >>> 16, word & 0xffff);
      break;
    }
    if (end === at || end - at > 4) return undefined;
    groups.push(Number.parseInt(text.slice(at, end), 16));
    if (end === text.length) break;
    if (text.charCodeAt(end) !== COLON || end + 1 === text.length) return undefined;
    at = end + 1;
    if (text.charCodeAt(at) === COLON) {
      if (gap !== undefined) return undefined;
      gap = groups.length;
      at++;
    }
  }
  return toWords(groups, gap);
}

function groupEnd(text: string, start: number): number {
  let at = start;
  while (isHexDigit(text.charCodeAt(at))) at++;
  return at;
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function toWords(groups: readonly number[], gap: number | undefined): AddressWords | undefined {
  const missing = 8 - groups.length;
  if (gap === undefined ? missing !== 0 : missing < 1) return undefined;
  const group = (index: number): number => {
    if (gap === undefined || index < gap) return groups[index] ?? 0;
    return index < gap + missing ? 0 : (groups[index - missing] ?? 0);
  };
  return [0, 2, 4, 6].map((index) => group(index) * 0x10000 + group(index + 1));
}
