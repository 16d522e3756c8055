import type { Column } from './column.ts';
import type { Style } from './style.ts';
import { type Cells, makeCells, type PreparedCells } from './table-cells.ts';
import { type ColumnSize, GAP, layOut } from './table-layout.ts';
import { blanks, finishColumn, mergeStrips, type Strip } from './table-strip.ts';
import { fitText, padText } from './width.ts';

export type { Column } from './column.ts';

/** How a table is to look. */
export interface TableOptions {
  /** Columns of the terminal. `undefined`: no limit, so nothing is cut and every column is there. */
  readonly width: number | undefined;
  readonly style: Style;
  /** Default: yes. */
  readonly header?: boolean;
  readonly prepared?: PreparedCells | undefined;
}

/** Where there is no limit, one text of 4 kB must not fill all other lines with 4 kB of blanks: it juts out instead. */
const LONGEST_PADDING = 60;

const CHUNK_LENGTH = 65_536;

/**
 * The rows as lines of aligned columns. Gives chunks of whole lines, about 64 KiB each, every line with its newline
 * and without blanks at its end.
 */
export function* formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions,
): Iterable<string> {
  const { style, width } = options;
  const all = makeCells(rows, columns, style, options.prepared);
  const layout = width === undefined ? all.map(paddingWidth) : layOut(all.map(sizeOf), width);
  const shown = all.filter((_, index) => layout[index] !== undefined);
  const widths = layout.filter((columnWidth) => columnWidth !== undefined);
  const strips = shown.map((cells, index) => {
    const last = index === shown.length - 1;
    return finishColumn(rows, cells, { width: widths[index] ?? 0, last, cut: width !== undefined, style });
  });
  const header = options.header === false ? '' : headerLine(shown, widths, style);
  yield* joinLines(rows.length, mergeStrips(strips), header);
}

function* joinLines(count: number, strips: readonly Strip[], header: string): Iterable<string> {
  // Only an empty text in the last column leaves the blanks of the one before it at the end of the line.
  const ragged = strips.at(-1)?.texts.some((text) => text === '' || text.endsWith(' '));
  let chunk = header;
  for (let row = 0; row < count; row++) {
    let line = '';
    for (let index = 0; index < strips.length; index++) {
      const { sharing, texts, fill } = strips[index] as Strip;
      const text = texts[sharing === undefined ? row : (sharing.cellOfRow[row] as number)] as string;
      line += text;
      if (fill !== 0) line += blanks(fill - text.length);
    }
    chunk += ragged ? line.trimEnd() : line;
    chunk += '\n';
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function headerLine<Row>(columns: readonly Cells<Row>[], widths: readonly number[], style: Style): string {
  const titles = columns.map(({ column }, index) => {
    const width = widths[index] ?? 0;
    return padText(fitText(column.title, width, style.symbols.ellipsis), width, column.align);
  });
  return `${style.paint('title', titles.join(' '.repeat(GAP)).trimEnd())}\n`;
}

function sizeOf<Row>({ column, widest }: Cells<Row>): ColumnSize {
  const natural = Math.max(widest, column.title.length);
  const least = column.shrink ? Math.min(natural, column.minWidth ?? column.title.length) : natural;
  return { priority: column.priority, natural, least };
}

function paddingWidth<Row>({ column, widest }: Cells<Row>): number {
  return Math.max(column.title.length, Math.min(widest, LONGEST_PADDING));
}
