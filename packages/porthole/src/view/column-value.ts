import { type Column, NONE, UNKNOWN } from './column.ts';

/** The bare value of a cell; empty where there is none or it is not known. Raw text. */
export function rawValue<Row>(column: Column<Row>, row: Row): string {
  if (column.raw !== undefined) return column.raw(row);
  const text = column.text(row);
  return text === NONE || text === UNKNOWN ? '' : text;
}

/** What a cell is ordered by; `undefined` where nothing is known. */
export function rankOf<Row>(column: Column<Row>, row: Row): number | string | undefined {
  if (column.rank !== undefined) return column.rank(row);
  const value = rawValue(column, row);
  return value === '' ? undefined : value;
}
