import type { Gap } from '@porthole/core';
import type { Column } from '../../view/column.ts';
import { createStyle, type Style } from '../../view/style.ts';
import type { Context } from '../context.ts';
import type { FlagValues } from '../flags.ts';
import { printGaps } from '../gaps.ts';
import { decideLook, type Look } from '../look.ts';
import type { Page } from '../text/page.ts';

/** Where a listing is shown: the streams, and how things look there. */
export interface Stage {
  readonly context: Context;
  readonly flags: FlagValues;
  readonly look: Look;
  readonly style: Style;
}

export function openStage(flags: FlagValues, context: Context): Stage {
  const seen = decideLook(flags, context.env, context.out);
  // CSV is read by programs, wherever it goes: nothing is left out for want of room.
  const look = flags.csv ? { ...seen, width: undefined } : seen;
  return { context, flags, look, style: createStyle(look) };
}

/** Stops as soon as nobody reads any more. */
export function writeChunks({ context }: Stage, chunks: Iterable<string>): void {
  for (const chunk of chunks) if (!context.out.write(chunk)) return;
}

/**
 * The rows as CSV: all columns there are, or those that were chosen by name. Nothing found is a header alone. The writer
 * is loaded for this alone.
 */
export async function writeCsvRows<Row>(
  { context, flags }: Stage,
  rows: readonly Row[],
  { every, chosen }: { readonly every: readonly Column<Row>[]; readonly chosen: readonly Column<Row>[] },
): Promise<void> {
  const { writeCsv } = await import('../csv/write-csv.ts');
  writeCsv(context.out, rows, flags.columns === undefined ? every : chosen);
}

/** A table and the sentences about it, which are no data. */
export interface Answer {
  readonly table: Iterable<string>;
  /** What the table says, in a sentence. */
  headline(page: Page): readonly string[];
  /** What one would type next. */
  nextSteps?(page: Page): readonly string[];
}

/** On a screen the sentences stand around the table; who reads a pipe gets the rows alone, and a person the rest beside it. */
export function writeAnswer(stage: Stage, { table, headline, nextSteps = () => [] }: Answer): void {
  const { context, style, look } = stage;
  if (!context.out.isTerminal) {
    writeChunks(stage, table);
    writeBeside(stage, (page) => [...headline(page), ...nextSteps(page)]);
    return;
  }
  const page = { style, width: look.width };
  context.out.write(toLines([...headline(page), '']));
  writeChunks(stage, table);
  const below = nextSteps(page);
  if (below.length > 0) context.out.write(toLines(['', ...below]));
}

function writeBeside({ context: { env, err, out }, flags }: Stage, print: (page: Page) => readonly string[]): void {
  if (out.closed) return;
  const look = decideLook(flags, env, err);
  try {
    err.write(toLines(print({ style: createStyle(look), width: look.width })));
  } catch {
    // Where they cannot be said, the data is no worse.
  }
}

function toLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** Words instead of an empty table: for a person on the screen, for a pipe beside the data, of which there is none. */
export function writeNothingFound({ context: { out, err } }: Stage, sentence: string): void {
  (out.isTerminal ? out : err).write(`${sentence}\n`);
}

export function writeGaps({ context }: Stage, gaps: readonly Gap[]): void {
  context.err.write(printGaps(gaps, context));
}
