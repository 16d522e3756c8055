import { sanitize } from '../view/sanitize.ts';
import { displayWidth } from '../view/width.ts';

/** How much of a long text is shown before and behind the place. */
const AROUND = 36;

/** Two lines that show a text and point at the character at `offset`. */
export function pointAt(input: string, offset: number): string {
  const start = offset > AROUND ? offset - AROUND : 0;
  const before = sanitize(input.slice(start, offset));
  const behind = sanitize(input.slice(offset, offset + AROUND));
  const lead = start > 0 ? '...' : '';
  const tail = offset + AROUND < input.length ? '...' : '';
  return `  ${lead}${before}${behind}${tail}\n  ${' '.repeat(lead.length + displayWidth(before))}^\n`;
}
