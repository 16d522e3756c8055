/**
 * A number for each row, worked out when the first one is needed, and then for all in one go: a walk through the rows
 * as they lie in memory is much cheaper than one in the order of a half-sorted table.
 */
export type NumberColumn = () => Float64Array;

/** The number of a row that comes last. Times 2^20 it still is a safe integer. */
const LAST = 2 ** 33 - 1;

/** A column of whole numbers from 0 to 2^33 - 2. A row for which there is anything else comes last. */
export function numberColumn<Row>(rows: readonly Row[], numberOf: (row: Row) => number): NumberColumn {
  let column: Float64Array | undefined;
  return () => {
    if (column !== undefined) return column;
    column = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const number = numberOf(rows[index] as Row);
      column[index] = number >= 0 && number < LAST ? Math.floor(number) : LAST;
    }
    return column;
  };
}

/** The same rows the other way round; what comes last stays last. */
export function reversedColumn(column: NumberColumn): NumberColumn {
  let reversed: Float64Array | undefined;
  return () => {
    reversed ??= column().map((number) => (number === LAST ? LAST : LAST - 1 - number));
    return reversed;
  };
}
