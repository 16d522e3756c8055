import type { Column } from '../view/column.ts';
import type { FlagValues } from './flags.ts';
import { problemError } from './problem-error.ts';
import { quoteWord } from './quote-word.ts';
import type { Self } from './self-command.ts';

/**
 * The columns that `--columns` names, in its order; where it is not given, all but the optional ones. What was asked for
 * by name is not dropped on a narrow screen before anything else.
 */
export function chooseColumns<Row>(
  columns: readonly Column<Row>[],
  keys: string | undefined,
  self: Self,
): readonly Column<Row>[] {
  if (keys === undefined) return columns.filter(({ optional }) => !optional);
  return keys.split(',').map((key) => {
    const name = key.trim();
    const column = columns.find((candidate) => candidate.key === name);
    if (column !== undefined) return { ...column, priority: 1 };
    const candidates = columns.map((candidate) => candidate.key);
    const message = `There is no column ${quoteWord(name)}.`;
    throw problemError({ message, hint: `The columns are ${candidates.join(', ')}.`, word: name, candidates }, self);
  });
}

/** Is any column asked for that a plain table does not show? Only then they are worth making. */
export function asksForFacts({ columns, csv, sort }: Pick<FlagValues, 'columns' | 'csv' | 'sort'>): boolean {
  return columns !== undefined || csv === true || sort !== undefined;
}
