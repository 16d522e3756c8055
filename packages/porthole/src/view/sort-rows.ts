import type { Column } from './column.ts';
import { rankOf } from './column-value.ts';

interface Ranked<Row> {
  readonly row: Row;
  readonly rank: number | string | undefined;
  /** The rank without regard to case, which decides before it does. */
  readonly folded: number | string | undefined;
}

/**
 * The rows by one of their columns. Numbers come in their order and texts without regard to case; what is not known comes
 * last either way, and rows that are equal stay in the order they have.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  column: Column<Row>,
  direction: 'ascending' | 'descending',
): readonly Row[] {
  const sign = direction === 'descending' ? -1 : 1;
  const ranked = rows.map((row): Ranked<Row> => {
    const rank = rankOf(column, row);
    return { row, rank, folded: typeof rank === 'string' ? rank.toLowerCase() : rank };
  });
  ranked.sort((a, b) => {
    if (a.rank === undefined || b.rank === undefined) {
      return Number(a.rank === undefined) - Number(b.rank === undefined);
    }
    return sign * (compare(a.folded, b.folded) || compare(a.rank, b.rank));
  });
  return ranked.map(({ row }) => row);
}

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}
