import { sanitize } from './sanitize.ts';
import type { Style } from './style.ts';
import { type Cells, rowOfCell, type Sharing } from './table-cells.ts';
import { GAP } from './table-layout.ts';
import { displayWidth, fitText } from './width.ts';

/** Finished text for some columns side by side: from the left end of the first to where the next strip begins. */
export interface Strip {
  readonly sharing: Sharing | undefined;
  readonly texts: string[];
  /** The texts are as they were and still lack the blanks up to this length; 0: they lack none. */
  readonly fill: number;
}

/** What is to become of a column. */
export interface StripLayout {
  readonly width: number;
  /** Does no other column follow? Then no blanks follow either. */
  readonly last: boolean;
  /** Cut what is longer than the width; else it juts out. */
  readonly cut: boolean;
  readonly style: Style;
}

/** Brings every text of the column to its width, in place: cut, painted by its role and filled up with blanks. */
export function finishColumn<Row>(rows: readonly Row[], cells: Cells<Row>, layout: StripLayout): Strip {
  const { column, sharing, texts, widths, widest } = cells;
  const { width, last, cut, style } = layout;
  const gap = last ? 0 : GAP;
  const right = column.align === 'right';
  const role = style.color ? column.role : undefined;
  // Thousands of texts that need nothing but blanks are left alone: their lines get the blanks when they are made.
  if (!sharing && !widths && !right && !role && !last && widest <= width) return { sharing, texts, fill: width + GAP };
  for (let cell = 0; cell < texts.length; cell++) {
    let text = texts[cell] as string;
    let room = width - (widths === undefined ? text.length : (widths[cell] as number));
    if (room < 0) {
      if (cut) text = fitCell(cells, rowOfCell(rows, sharing, cell), text, layout);
      room = cut ? width - displayWidth(text) : 0;
    }
    if (last) text = text.trimEnd();
    const cellRole = role?.(rowOfCell(rows, sharing, cell));
    if (cellRole !== undefined) text = style.paint(cellRole, text);
    texts[cell] = blanks(right ? room : 0) + text + blanks(right || last ? gap : room + gap);
  }
  return { sharing, texts, fill: 0 };
}

function fitCell<Row>({ column }: Cells<Row>, row: Row, text: string, { width, style }: StripLayout): string {
  const shorter = column.fit ? sanitize(column.fit(row, width), style.ascii ? 'ascii' : 'unicode') : text;
  return fitText(shorter, width, style.symbols.ellipsis);
}

/** Columns side by side that share their cells become one, so that a line is put together from fewer pieces. */
export function mergeStrips(strips: readonly Strip[]): Strip[] {
  const merged: Strip[] = [];
  for (const strip of strips) {
    const before = merged.at(-1);
    if (before?.sharing === undefined || before.sharing !== strip.sharing) merged.push(strip);
    else for (const [cell, text] of strip.texts.entries()) before.texts[cell] += text;
  }
  return merged;
}

const BLANKS = Array.from({ length: 64 }, (_, count) => ' '.repeat(count));

export function blanks(count: number): string {
  return BLANKS[count] ?? ' '.repeat(count);
}
