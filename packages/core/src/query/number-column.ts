/** The number of a row to order by. It is worked out when it is needed: most rows are told apart by the first column. */
export type NumberColumn = (row: number) => number;

/** The number of a row that comes last. Times 2^20 it still is a safe integer. */
const LAST = 2 ** 33 - 1;
const NOT_YET = -1;

/** A column of whole numbers from 0 to 2^33 - 2. A row for which there is anything else comes last. */
export function numberColumn<Row>(rows: readonly Row[], numberOf: (row: Row) => number): NumberColumn {
  let known: Float64Array | undefined;
  return (row) => {
    if (known === undefined) known = new Float64Array(rows.length).fill(NOT_YET);
    let number = known[row] as number;
    if (number === NOT_YET) {
      number = numberOf(rows[row] as Row);
      number = number >= 0 && number < LAST ? Math.floor(number) : LAST;
      known[row] = number;
    }
    return number;
  };
}

/** The same rows the other way round; what comes last stays last. */
export function reversedColumn(column: NumberColumn): NumberColumn {
  return (row) => {
    const number = column(row);
    return number === LAST ? LAST : LAST - 1 - number;
  };
}
