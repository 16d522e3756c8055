/** What the layout has to know of a column. Widths are in columns of the terminal. */
export interface ColumnSize {
  readonly priority: number;
  /** The widest of its title and its cells. */
  readonly natural: number;
  /** The least it may be cut to. */
  readonly least: number;
}

/** Blanks between two columns. */
export const GAP = 2;

/**
 * The width of each column so that a line fits into `width`; `undefined` for a column that is left out.
 * Columns that may shrink do so first, the widest first; when that is not enough, the one with the largest priority
 * number goes. The last one left is always shown, cut as far as it takes.
 */
export function layOut(sizes: readonly ColumnSize[], width: number): (number | undefined)[] {
  const shown = sizes.map((size, position) => ({ ...size, position, natural: Math.min(size.natural, width) }));
  while (shown.length > 1 && lineWidth(shown.map((size) => Math.min(size.natural, size.least))) > width) {
    shown.splice(lastToStay(shown.map((size) => size.priority)), 1);
  }
  const widths = shrinkWidest(shown, width);
  const layout = sizes.map((): number | undefined => undefined);
  for (const [index, { position }] of shown.entries()) layout[position] = widths[index];
  return layout;
}

function lastToStay(priorities: readonly number[]): number {
  return priorities.lastIndexOf(Math.max(...priorities));
}

function shrinkWidest(shown: readonly ColumnSize[], width: number): number[] {
  const widths = shown.map((size) => size.natural);
  for (let excess = lineWidth(widths) - width; excess > 0; excess--) {
    let widest = -1;
    for (const [index, size] of shown.entries()) {
      if (at(widths, index) > size.least && (widest < 0 || at(widths, index) > at(widths, widest))) widest = index;
    }
    if (widest < 0) break;
    widths[widest] = at(widths, widest) - 1;
  }
  return widths;
}

function at(widths: readonly number[], index: number): number {
  return widths[index] ?? 0;
}

function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
}
