/**
 * An IP address as its bytes: 4 of them for IPv4 and for IPv4-mapped IPv6 (RFC 4291 2.5.5.2), else 16; `undefined` for
 * anything that is not an address. A zone is not part of an address and makes it none.
 */
export function addressBytes(address: string): Uint8Array | undefined {
  if (!address.includes(':')) return ipv4Bytes(address);
  const groups = ipv6Groups(address);
  if (groups === undefined) return undefined;
  const bytes = new Uint8Array(16);
  for (const [index, group] of groups.entries()) {
    bytes[index * 2] = group >> 8;
    bytes[index * 2 + 1] = group & 0xff;
  }
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return mapped ? bytes.subarray(12) : bytes;
}

/** The first `length` bits as a text that is equal for equal prefixes of one family: a key for maps, nothing to show. */
export function prefixKey(bytes: Uint8Array, length: number): string {
  let key = '';
  for (let index = 0; index * 8 < length; index++) {
    const kept = Math.min(8, length - index * 8);
    key += String.fromCharCode((bytes[index] ?? 0) & (0xff << (8 - kept)) & 0xff);
  }
  return key;
}

function ipv4Bytes(address: string): Uint8Array | undefined {
  const parts = address.split('.', 5);
  if (parts.length !== 4) return undefined;
  const bytes = new Uint8Array(4);
  for (const [index, part] of parts.entries()) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bytes[index] = Number(part);
  }
  return bytes;
}

/** The eight groups of RFC 4291 2.2, of which `::` stands for one or more that are 0. */
function ipv6Groups(address: string): number[] | undefined {
  const halves = address.split('::', 3);
  const head = hexGroups(halves[0] ?? '', halves.length === 1);
  const tail = hexGroups(halves[1] ?? '', true);
  if (head === undefined || tail === undefined || halves.length > 2) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  return missing >= 1 ? [...head, ...new Array<number>(missing).fill(0), ...tail] : undefined;
}

/** `atEnd`: these groups end the address, where the last two may be written as an IPv4 address. */
function hexGroups(text: string, atEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':', 9);
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const dotted = atEnd && index === parts.length - 1 ? ipv4Bytes(part) : undefined;
    if (dotted === undefined) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = dotted;
    groups.push(a * 256 + b, c * 256 + d);
  }
  return groups;
}
