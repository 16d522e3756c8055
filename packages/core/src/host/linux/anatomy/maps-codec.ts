/**
 * `/proc/PID/maps` (proc_pid_maps(5)), one mapping on a line:
 *
 *     7f5276a5e000-7f5276bb4000 r-xp 00026000 fe:00 339380                     /usr/lib/x86_64-linux-gnu/libc.so.6
 *     7ffd622a4000-7ffd622c5000 rw-p 00000000 00:00 0                          [stack]
 */
import { decode } from '../proc-pid-codec.ts';

export interface Mapping {
  /** First address, and the one behind the last. A stack or code address below 2^53 is exact as a number. */
  readonly start: number;
  readonly end: number;
  /** `r-xp`: may be read, written, executed; private or shared. */
  readonly rights: string;
  readonly inode: string;
  /** A path, `[heap]`, `[stack]`, `[anon:name]`, or nothing. Hostile text, in which the kernel writes a newline as `\012`. */
  readonly name: string;
}

const LINE = /^([\da-f]+)-([\da-f]+) (\S{4}) [\da-f]+ [\da-f]+:[\da-f]+ (\d+) *(.*)$/;

/** In the order of their addresses. A line that was cut off is left out. */
export function parseMaps(bytes: Uint8Array): Mapping[] {
  const mappings: Mapping[] = [];
  for (const line of decode(bytes).split('\n')) {
    const [, start = '', end = '', rights = '', inode = '', name = ''] = LINE.exec(line) ?? [];
    if (rights === '') continue;
    mappings.push({ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), rights, inode, name });
  }
  return mappings;
}

/** The mapping that an address is in. */
export function mappingAt(mappings: readonly Mapping[], address: number): Mapping | undefined {
  const index = indexBelow(mappings, address);
  const found = mappings[index];
  return found !== undefined && address < found.end ? found : undefined;
}

/** The mapping that ends exactly where this one begins. */
export function mappingBelow(mappings: readonly Mapping[], { start }: Mapping): Mapping | undefined {
  const below = mappings[indexBelow(mappings, start) - 1];
  return below?.end === start ? below : undefined;
}

/** Index of the last mapping that begins at this address or below it, by halving; -1 if none does. */
function indexBelow(mappings: readonly Mapping[], address: number): number {
  let low = 0;
  let high = mappings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mappings[middle]?.start ?? 0) <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
