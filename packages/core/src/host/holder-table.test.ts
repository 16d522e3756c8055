import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldBy, HolderTable } from './holder-table.ts';

type Row = readonly [pid: number, fd: number, inode: number];

/** What the table is to be, without a thought for speed. */
function holdersOf(rows: readonly Row[], inode: number): HeldBy[] {
  const own = rows.filter((row) => row[2] === inode && inode !== 0);
  const pids = [...new Set(own.map(([pid]) => pid))].sort((a, b) => a - b);
  return pids.map((pid) => {
    const fds = own.filter((row) => row[0] === pid).map(([, fd]) => fd);
    return { pid, fds: [...new Set(fds)].sort((a, b) => a - b) };
  });
}

const tableOf = (rows: readonly Row[]): HolderTable => new HolderTable(Int32Array.from(rows.flat()));

function ask(table: HolderTable, inode: number): HeldBy[] {
  const at = table.find(inode);
  return at < 0 ? [] : table.holdersAt(at);
}

describe('HolderTable', () => {
  it('answers as a plain search does', () => {
    // Few values, so that the same process, descriptor and inode come up again and again.
    const inode = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0x7fff_ffff, 0x8000_0000, 0xffff_ffff));
    const row = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 4 }), inode);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), inode, (rows, asked) => {
        const table = tableOf(rows);
        for (const each of new Set([asked, ...rows.map((one) => one[2])])) {
          expect(ask(table, each)).toEqual(holdersOf(rows, each));
        }
      }),
    );
  });

  it('leads from the last record to each one before, once', () => {
    const rows: Row[] = [
      [1, 3, 7],
      [2, 4, 8],
      [3, 5, 7],
      [4, 6, 7],
    ];
    const table = tableOf(rows);
    const pids: number[] = [];
    for (let at = table.find(7); at >= 0; at = table.before(at)) pids.push(table.pidAt(at), table.fdAt(at));
    expect(pids).toEqual([4, 6, 3, 5, 1, 3]);
    expect(table.before(table.find(8))).toBe(-1);
  });

  it('never finds the inode 0', () => {
    expect(tableOf([[1, 3, 0]]).find(0)).toBe(-1);
    expect(new HolderTable(new Int32Array(0)).find(0)).toBe(-1);
  });

  it('finds an inode of more than 31 bits', () => {
    expect(ask(tableOf([[9, 5, 0xffff_fffe]]), 0xffff_fffe)).toEqual([{ pid: 9, fds: [5] }]);
  });

  it('counts a descriptor once that two threads show', () => {
    expect(
      ask(
        tableOf([
          [9, 5, 7],
          [9, 5, 7],
          [9, 4, 7],
        ]),
        7,
      ),
    ).toEqual([{ pid: 9, fds: [4, 5] }]);
  });
});
