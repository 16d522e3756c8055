import type { Page } from '../text/page.ts';
import { paint, type Rich, wrap } from '../text/rich-text.ts';

/** A paragraph. */
export function tell(rich: Rich, { style, width }: Page): string[] {
  return wrap(rich, width).map((line) => paint(line, style));
}

/** A paragraph that belongs to the one before. */
export function indent(rich: Rich, { style, width }: Page): string[] {
  return wrap(rich, width === undefined ? undefined : Math.max(1, width - 4)).map(
    (line) => `    ${paint(line, style)}`,
  );
}

/** `a`, `b`, `c` for the choices of a question. */
export function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}
