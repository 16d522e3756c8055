import type { Gap } from '@porthole/core';
import { createStyle, type Style } from '../../view/style.ts';
import type { Context } from '../context.ts';
import type { FlagValues } from '../flags.ts';
import { printGaps } from '../gaps.ts';
import { decideLook, type Look } from '../look.ts';

/** Where a listing is shown: the streams, and how things look there. */
export interface Stage {
  readonly context: Context;
  readonly look: Look;
  readonly style: Style;
}

export function openStage(flags: FlagValues, context: Context): Stage {
  const look = decideLook(flags, context.env, context.out);
  return { context, look, style: createStyle(look) };
}

/** Stops as soon as nobody reads any more. */
export function writeChunks({ context }: Stage, chunks: Iterable<string>): void {
  for (const chunk of chunks) if (!context.out.write(chunk)) return;
}

/**
 * Sentences about the data, which are no data: on a screen they belong to the answer, and who reads a pipe did not ask
 * for them.
 */
export function writeForPeople({ context: { out } }: Stage, lines: readonly string[]): void {
  if (out.isTerminal && lines.length > 0) out.write(`${lines.join('\n')}\n`);
}

/** Words instead of an empty table: for a person on the screen, for a pipe beside the data, of which there is none. */
export function writeNothingFound({ context: { out, err } }: Stage, sentence: string): void {
  (out.isTerminal ? out : err).write(`${sentence}\n`);
}

export function writeGaps({ context }: Stage, gaps: readonly Gap[]): void {
  context.err.write(printGaps(gaps, context));
}
