import type { NumberColumn } from './number-column.ts';

/** A number of a column times this, and a place below it: together still a safe integer, and apart again exactly. */
const PLACES = 2 ** 20;
const MOST_INSERTED = 12;

/**
 * The row numbers from 0 to `count` - 1, ordered by the first column, where that is equal by the next one, and where
 * all are equal as they were. A column is worked out only where those before it leave something to order.
 */
export function orderBy(count: number, columns: readonly NumberColumn[]): Uint32Array {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  sortRun(order, 0, count, columns, 0);
  return order;
}

/** Orders rows that the columns before `depth` find equal. */
function sortRun(order: Uint32Array, from: number, to: number, columns: readonly NumberColumn[], depth: number): void {
  const column = columns[depth];
  if (column === undefined || to - from < 2) return;
  if (to - from <= MOST_INSERTED) insertionSort(order, from, to, columns, depth);
  else if (to - from > PLACES) order.subarray(from, to).sort((a, b) => compareRows(a, b, columns, depth));
  else {
    const packed = packedSort(order, from, to, column);
    let start = 0;
    for (let end = 1; end <= packed.length; end++) {
      if (packed[end] === packed[start]) continue;
      if (end - start > 1) sortRun(order, from + start, from + end, columns, depth + 1);
      start = end;
    }
  }
}

/**
 * Orders rows by one column, and answers with its numbers in their new order. An engine sorts plain numbers several
 * times faster than it calls a comparator, so each number takes the place of its row along.
 */
function packedSort(order: Uint32Array, from: number, to: number, column: NumberColumn): Float64Array {
  const before = order.slice(from, to);
  const packed = new Float64Array(before.length);
  for (let place = 0; place < before.length; place++) {
    packed[place] = column(before[place] as number) * PLACES + place;
  }
  packed.sort();
  for (let index = 0; index < packed.length; index++) {
    const pack = packed[index] as number;
    const number = Math.floor(pack / PLACES);
    order[from + index] = before[pack - number * PLACES] as number;
    packed[index] = number;
  }
  return packed;
}

function insertionSort(
  order: Uint32Array,
  from: number,
  to: number,
  columns: readonly NumberColumn[],
  depth: number,
): void {
  for (let end = from + 1; end < to; end++) {
    const row = order[end] as number;
    let at = end;
    while (at > from && compareRows(order[at - 1] as number, row, columns, depth) > 0) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = row;
  }
}

function compareRows(a: number, b: number, columns: readonly NumberColumn[], depth: number): number {
  for (let index = depth; index < columns.length; index++) {
    const column = columns[index] as NumberColumn;
    const difference = column(a) - column(b);
    if (difference !== 0) return difference;
  }
  return 0;
}
