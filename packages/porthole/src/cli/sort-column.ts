import { closestWord, SORT_KEYS, type SortDirection, type SortKey } from '@porthole/core';
import type { Column } from '../view/column.ts';
import { sortRows } from '../view/sort-rows.ts';
import { problemError } from './problem-error.ts';
import { quoteWord } from './quote-word.ts';
import type { Self } from './self-command.ts';

/** What `--sort` asks for, as far as it is known before there are columns. */
export interface SortRequest {
  readonly sortKey: string;
  readonly sortDirection: SortDirection;
}

/** `-KEY`: backwards. */
export function readSort(text: string): SortRequest {
  return text.startsWith('-')
    ? { sortKey: text.slice(1), sortDirection: 'descending' }
    : { sortKey: text, sortDirection: 'ascending' };
}

/** Is it a key that sockets have an order of their own for? */
export function isSocketOrder(key: string): key is SortKey {
  return (SORT_KEYS as readonly string[]).includes(key);
}

/**
 * Says what is wrong with a key, before any time was spent.
 * @throws PortholeError `invalid-argument` for a key that is none of `candidates`.
 */
export function refuseUnknownKey(key: string, candidates: readonly string[], self: Self): void {
  if (candidates.includes(key)) return;
  const hint = closestWord(key, candidates) === undefined ? `The keys are ${candidates.join(', ')}.` : undefined;
  throw problemError({ message: `${quoteWord(key)} is not a key to sort by.`, hint, word: key, candidates }, self);
}

/** Orders rows of sockets as `--sort` asks. By a key that sockets have an order of their own for they are ordered already. */
export function sortBySocketColumn<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  request: SortRequest,
): readonly Row[] {
  return isSocketOrder(request.sortKey) ? rows : sortByColumn(rows, columns, request);
}

export function sortByColumn<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { sortKey, sortDirection }: SortRequest,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sortKey);
  return column === undefined ? rows : sortRows(rows, column, sortDirection);
}
