/** A whole number for a row; the smaller one comes first. Anything else than 0 up to 2^33 - 2 comes last. */
export type Level = (row: number) => number;

/** Times 2^20 rows it still is a safe integer. */
const LAST = 2 ** 33 - 1;
const MOST_PACKED = 2 ** 20;
const MOST_INSERTED = 12;

/**
 * The row numbers from 0 to `count` - 1, ordered by the first level, where that is equal by the next one, and where all
 * are equal as they were. A level is asked only about rows that all levels before it find equal.
 */
export function orderBy(count: number, levels: readonly Level[]): Uint32Array {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  sortRun(order, 0, count, levels, 0);
  return order;
}

/** A descending level; what comes last stays last. */
export function reversed(level: Level): Level {
  return (row) => {
    const rank = rankOf(level(row));
    return rank === LAST ? LAST : LAST - 1 - rank;
  };
}

function sortRun(order: Uint32Array, from: number, to: number, levels: readonly Level[], depth: number): void {
  if (to - from < 2 || depth === levels.length) return;
  if (to - from <= MOST_INSERTED) insertionSort(order, from, to, levels, depth);
  else if (to - from <= MOST_PACKED) sortPacked(order, from, to, levels, depth);
  else order.subarray(from, to).sort((a, b) => compareRows(a, b, levels, depth));
}

/** The engine sorts plain numbers several times faster than it calls a comparator, so each carries its row along. */
function sortPacked(order: Uint32Array, from: number, to: number, levels: readonly Level[], depth: number): void {
  const level = levels[depth] as Level;
  const before = order.slice(from, to);
  const { length } = before;
  const packed = new Float64Array(length);
  for (let index = 0; index < length; index++) packed[index] = rankOf(level(before[index] as number)) * length + index;
  packed.sort();
  let runStart = from;
  let runRank = Number.NaN;
  for (let index = 0; index < length; index++) {
    const number = packed[index] as number;
    const place = number % length;
    const rank = number - place;
    if (rank !== runRank) {
      sortRun(order, runStart, from + index, levels, depth + 1);
      runStart = from + index;
      runRank = rank;
    }
    order[from + index] = before[place] as number;
  }
  sortRun(order, runStart, to, levels, depth + 1);
}

function insertionSort(order: Uint32Array, from: number, to: number, levels: readonly Level[], depth: number): void {
  for (let end = from + 1; end < to; end++) {
    const row = order[end] as number;
    let at = end;
    while (at > from && compareRows(order[at - 1] as number, row, levels, depth) > 0) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = row;
  }
}

function compareRows(a: number, b: number, levels: readonly Level[], depth: number): number {
  for (let index = depth; index < levels.length; index++) {
    const level = levels[index] as Level;
    const difference = rankOf(level(a)) - rankOf(level(b));
    if (difference !== 0) return difference;
  }
  return 0;
}

function rankOf(number: number): number {
  return number >= 0 && number < LAST ? Math.floor(number) : LAST;
}
