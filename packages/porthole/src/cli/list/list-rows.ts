import type { Gap, Host } from '@porthole/core';
import type { RemedyOf } from '../../contract/gap-json.ts';
import type { Column } from '../../view/column.ts';
import { formatTable } from '../../view/table.ts';
import { chooseColumns } from '../choose-columns.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import { withHost } from '../session.ts';
import { readSort, refuseUnknownKey, sortByColumn } from '../sort-column.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import { type Stage, writeAnswer, writeChunks, writeCsvRows, writeGaps, writeNothingFound } from './stage.ts';

/** A listing of one kind of thing, one row for each. */
export interface RowListing<Row, Reading extends { readonly gaps: readonly Gap[] }> {
  readonly columns: readonly Column<Row>[];
  read(host: Host): Promise<Reading>;
  /** What is asked for of it, in the order that it has where none is asked for. */
  select(reading: Reading): readonly Row[];
  document(reading: Reading, rows: readonly Row[], remedyOf: RemedyOf): Iterable<string>;
  lines(reading: Reading, rows: readonly Row[], remedyOf: RemedyOf): Iterable<string>;
  summarize(rows: readonly Row[]): string;
  /** What is said where there is no row. */
  readonly nothing: string;
}

/** Reads, and shows the rows in the form that the flags ask for: a table, CSV, a document or lines. */
export async function listRows<Row, Reading extends { readonly gaps: readonly Gap[] }>(
  stage: Stage,
  listing: RowListing<Row, Reading>,
): Promise<ExitStatus> {
  const { flags, context, style, look } = stage;
  const { columns } = listing;
  const chosen = chooseColumns(columns, flags.columns, context.self);
  const sort = flags.sort === undefined ? undefined : readSort(flags.sort);
  if (sort !== undefined) {
    const keys = columns.map(({ key }) => key);
    refuseUnknownKey(sort.sortKey, keys, context.self);
  }
  return withHost(context, async (host) => {
    const reading = await listing.read(host);
    const selected = listing.select(reading);
    const rows = sort === undefined ? selected : sortByColumn(selected, columns, sort);
    const status = rows.length === 0 ? EXIT.nothing : EXIT.ok;
    if (flags.json || flags.ndjson) {
      const print = flags.ndjson ? listing.lines : listing.document;
      const chunks = print(reading, rows, (gap) => remedyOf(gap, context));
      writeChunks(stage, chunks);
      return status;
    }
    if (flags.csv) await writeCsvRows(stage, rows, { every: columns, chosen });
    else if (rows.length === 0) writeNothingFound(stage, listing.nothing);
    else {
      writeAnswer(stage, {
        table: formatTable(rows, chosen, { width: look.width, style }),
        headline: (page) => printHeadline([{ role: 'answer', text: listing.summarize(rows) }], page),
      });
    }
    writeGaps(stage, reading.gaps);
    return status;
  });
}
