import { stringify } from 'csv-stringify/sync';
import type { Column } from '../../view/column.ts';
import { rawValue } from '../../view/column-value.ts';
import { sanitize } from '../../view/sanitize.ts';
import type { Output } from '../output.ts';

/** Rows that are made into one text. */
const ROWS_AT_ONCE = 1000;

/**
 * Writes rows as CSV (RFC 4180, lines ended by LF): a header of the columns' keys, then the bare values, none cut, empty
 * where there is none or it is not known. Control characters are made visible as everywhere. A value that a spreadsheet
 * would take for a formula (`=...`) stays as it is: another text would be another name, and most readers are programs.
 */
export function writeCsv<Row>(out: Output, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  if (!out.write(stringify([columns.map(({ key }) => key)]))) return;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const text = stringify(some.map((row) => columns.map((column) => sanitize(rawValue(column, row)))));
    if (!out.write(text)) return;
  }
}
