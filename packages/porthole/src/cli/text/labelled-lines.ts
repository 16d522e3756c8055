import type { Page } from './page.ts';
import { type Piece, paint, type Rich, wrap } from './rich-text.ts';

/** A line of an answer: what it is about, and what is said. */
export interface LabelledRow {
  readonly label: string;
  readonly value: Rich;
  /** Never broken: a command has to be copied as it is, and a terminal that wraps it still knows it for one line. */
  readonly whole?: boolean;
}

const INDENT = 2;
const LABEL = 12;

/** One sentence over the whole width, continued lines indented. */
export function printHeadline(rich: Rich, { style, width }: Page): string[] {
  const [first = [], ...more] = wrap(rich, width);
  const rest = wrap(joinAgain(more), width === undefined ? undefined : Math.max(1, width - INDENT));
  return [paint(first, style), ...(more.length === 0 ? [] : rest.map((line) => `  ${paint(line, style)}`))];
}

/** Rows with their labels in a column, each value wrapped beside its label. */
export function printLabelled(rows: readonly LabelledRow[], { style, width }: Page): string[] {
  const room = width === undefined ? undefined : Math.max(1, width - INDENT - LABEL);
  return rows.flatMap(({ label, value, whole }) => {
    const lines = whole ? [value] : wrap(value, room);
    return lines.map((line, index) => {
      const name = index === 0 ? label : '';
      return `${' '.repeat(INDENT)}${style.paint('muted', name)}${' '.repeat(Math.max(1, LABEL - name.length))}${paint(line, style)}`;
    });
  });
}

/** Things of one kind in a row, none of them broken in two where that can be had. */
export function listOf(items: readonly Rich[], separator: string): Rich {
  return items.flatMap((item, index): Piece[] => (index === 0 ? [...item] : [` ${separator} `, ...item]));
}

function joinAgain(lines: readonly Rich[]): Rich {
  return lines.flatMap((line, index): Piece[] => (index === 0 ? [...line] : [' ', ...line]));
}
