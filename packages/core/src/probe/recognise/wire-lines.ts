import { wireText } from './wire-text.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Longer lines are no greeting of anything that is told by its first line. */
const MOST_LINE_BYTES = 2048;

/** The first line without its end; undefined while it is not complete, or where it is longer than a line may be. */
export function firstLine(bytes: Uint8Array): string | undefined {
  return completeLines(bytes, 1)[0];
}

/** The first line can still come: no end yet, and not too long already. */
export function lineMayCome(bytes: Uint8Array): boolean {
  return bytes.length < MOST_LINE_BYTES && !bytes.includes(LF);
}

/** The first complete lines, `most` of them at most, up to the first that is too long. */
export function completeLines(bytes: Uint8Array, most: number): string[] {
  const lines: string[] = [];
  for (let at = 0; lines.length < most; ) {
    const end = bytes.subarray(at, at + MOST_LINE_BYTES).indexOf(LF);
    if (end < 0) break;
    const trimmed = end > 0 && bytes[at + end - 1] === CR ? end - 1 : end;
    lines.push(wireText(bytes.subarray(at, at + trimmed)));
    at += end + 1;
  }
  return lines;
}
