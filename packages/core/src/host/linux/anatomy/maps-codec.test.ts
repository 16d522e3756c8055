import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mapping, mappingAt, mappingBelow, parseMaps } from './maps-codec.ts';
import { stackLookup } from './thread-stacks.ts';

// Of a program with threads, on Linux 6.18; the stacks of 0x7f10 and 0x7f20 stand on guard pages.
const MAPS = `555a674c6000-555a674cb000 r-xp 00002000 fe:00 260131                     /usr/bin/a name (deleted)
555a71cac000-555a71ccd000 rw-p 00000000 00:00 0                          [heap]
7f1000000000-7f1000001000 ---p 00000000 00:00 0
7f1000001000-7f1000801000 rw-p 00000000 00:00 0
7f2000000000-7f2000001000 ---p 00000000 00:00 0
7f2000001000-7f2000801000 rw-p 00000000 00:00 0                          [anon:stack]
7f3000000000-7f3000800000 rw-p 00000000 00:00 0
7ffd622a4000-7ffd622c5000 rw-p 00000000 00:00 0                          [stack]
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
7fff0000`;
const mappings = parseMaps(Buffer.from(MAPS));

describe('parseMaps', () => {
  it('has every whole line, and no half one', () => {
    expect(mappings).toHaveLength(9);
    expect(mappings[0]).toEqual({
      ...{ start: 0x555a674c6000, end: 0x555a674cb000, rights: 'r-xp', inode: '260131' },
      name: '/usr/bin/a name (deleted)',
    });
    expect(mappings[2]?.name).toBe('');
  });

  it('finds the mapping of an address, and none in between', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mappings.slice(0, -1)), fc.integer({ min: 0, max: 0xfff }), (mapping, offset) => {
        expect(mappingAt(mappings, mapping.start + offset)).toBe(mapping);
        const below = mappings.find(({ end }) => end === mapping.start);
        if (below === undefined) expect(mappingAt(mappings, mapping.start - 4096)).toBeUndefined();
        expect(mappingBelow(mappings, mapping)).toBe(below);
      }),
    );
    expect(mappingAt([], 1)).toBeUndefined();
  });
});

describe('stackLookup', () => {
  const find = (pointers: readonly bigint[], all: readonly Mapping[] = mappings) =>
    pointers.map(stackLookup(all, pointers));

  it('knows the main stack, and those of other threads by their guard pages', () => {
    expect(find([0x7ffd622c0000n, 0x7f1000800000n, 0x7f2000700000n])).toEqual([
      { start: '0x7ffd622a4000', end: '0x7ffd622c5000', sizeBytes: 0x21000, usedBytes: 0x5000, kind: 'main' },
      { start: '0x7f1000001000', end: '0x7f1000801000', sizeBytes: 0x800000, usedBytes: 0x1000, kind: 'thread' },
      { start: '0x7f2000001000', end: '0x7f2000801000', sizeBytes: 0x800000, usedBytes: 0x101000, kind: 'thread' },
    ]);
  });

  it('calls nothing a stack that two threads point into', () => {
    expect(find([0x7f1000800000n, 0x7f1000700000n])).toEqual([undefined, undefined]);
  });

  it('calls nothing a stack that has no guard page, or is a heap or a file', () => {
    expect(find([0x7f3000400000n, 0x555a71cad000n, 0x555a674c7000n, 0x1n])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(find([0x7ffd622c0000n], [])).toEqual([undefined]);
  });
});
