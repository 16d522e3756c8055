import type { Column } from './column.ts';
import { sanitize } from './sanitize.ts';
import type { Style } from './style.ts';
import { displayWidth } from './width.ts';

/** Which rows have the same cell. */
export interface Sharing {
  /** The cell of each row. */
  readonly cellOfRow: Int32Array;
  /** The first row of each cell. */
  readonly firstRows: readonly number[];
}

/** The sanitised texts of one column. */
export interface Cells<Row> {
  readonly column: Column<Row>;
  /** `undefined`: every row has a cell of its own. */
  readonly sharing: Sharing | undefined;
  readonly texts: string[];
  /** `undefined`: of each its length. */
  readonly widths: readonly number[] | undefined;
  /** The width of the widest. */
  readonly widest: number;
}

/** What somebody who has the rows in another form has worked out already, faster than by asking row after row. */
export interface PreparedCells {
  /** By the column's `group`. */
  readonly sharings: ReadonlyMap<unknown, Sharing>;
  /** Raw texts of columns without a group, by key. */
  readonly texts: ReadonlyMap<string, string[]>;
}

export function makeCells<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  style: Style,
  prepared?: PreparedCells,
): Cells<Row>[] {
  const sharings = new Map<unknown, Sharing>(prepared?.sharings);
  return columns.map((column) => {
    if (column.group === undefined) {
      return finishCells(column, undefined, prepared?.texts.get(column.key) ?? textsOf(rows, column, undefined), style);
    }
    const sharing = sharings.get(column.group) ?? shareCells(rows, column.group);
    sharings.set(column.group, sharing);
    return finishCells(column, sharing, textsOf(rows, column, sharing), style);
  });
}

/** A row that the cell is of; any of them would do. */
export function rowOfCell<Row>(rows: readonly Row[], sharing: Sharing | undefined, cell: number): Row {
  return rows[sharing === undefined ? cell : (sharing.firstRows[cell] as number)] as Row;
}

function shareCells<Row>(rows: readonly Row[], group: (row: Row) => unknown): Sharing {
  const cellOfRow = new Int32Array(rows.length);
  const firstRows: number[] = [];
  const known = new Map<unknown, number>();
  let lastKey: unknown;
  let cell = 0;
  for (let index = 0; index < rows.length; index++) {
    const key = group(rows[index] as Row);
    // Neighbours are often alike, and a comparison is cheaper than a look-up.
    if (key === undefined || key !== lastKey) {
      const found = known.get(key);
      cell = found ?? firstRows.push(index) - 1;
      if (found === undefined && key !== undefined) known.set(key, cell);
      lastKey = key;
    }
    cellOfRow[index] = cell;
  }
  return { cellOfRow, firstRows };
}

function textsOf<Row>(rows: readonly Row[], column: Column<Row>, sharing: Sharing | undefined): string[] {
  const count = sharing?.firstRows.length ?? rows.length;
  const texts = new Array<string>(count);
  for (let cell = 0; cell < count; cell++) texts[cell] = column.text(rowOfCell(rows, sharing, cell));
  return texts;
}

function finishCells<Row>(
  column: Column<Row>,
  sharing: Sharing | undefined,
  texts: string[],
  style: Style,
): Cells<Row> {
  const widths = isPlain(texts) ? undefined : cleanTexts(texts, style);
  let widest = 0;
  for (let cell = 0; cell < texts.length; cell++) {
    const width = widths === undefined ? (texts[cell] as string).length : (widths[cell] as number);
    if (width > widest) widest = width;
  }
  return { column, sharing, texts, widths, widest };
}

/** Nothing to sanitise, and one column a character? Asked once for a whole column, which costs next to nothing. */
function isPlain(texts: readonly string[]): boolean {
  return !NOT_PLAIN.test(texts.join(''));
}

/** Blanks count as well: whether a text is nothing but blanks is for the sanitiser to see. */
const NOT_PLAIN = /[^\x21-\x7e]/;

/** Sanitises the texts in place and gives their widths. */
function cleanTexts(texts: string[], style: Style): number[] {
  const symbols = style.ascii ? 'ascii' : 'unicode';
  return texts.map((text, cell) => {
    const clean = sanitize(text, symbols);
    texts[cell] = clean;
    return displayWidth(clean);
  });
}
