import { PortholeError } from '../errors.ts';
import { closestWord } from './closest-word.ts';
import { reversedColumn } from './number-column.ts';
import { orderBy } from './order-by.ts';
import { excerpt } from './query-error.ts';
import type { SocketShape } from './socket-shape.ts';
import { SORT_KEYS, type SortKey, sortColumns } from './sort-columns.ts';

export type SortDirection = 'ascending' | 'descending';

/**
 * Orders sockets by a key, and those that are equal in it by local port, protocol, remote port and addresses. The
 * direction is the key's alone; what is not known comes last in both. Names are compared without regard to case.
 * @throws PortholeError `invalid-argument` for a key that is not one of `SORT_KEYS`.
 */
export function sortSockets<Shape extends SocketShape>(
  sockets: readonly Shape[],
  key: string = 'port',
  direction: SortDirection = 'ascending',
): Shape[] {
  const checked = checkedKey(key);
  const columns = sortColumns(sockets);
  const main = direction === 'descending' ? columns[checked].map(reversedColumn) : columns[checked];
  // The order begins with the port already.
  const own = checked === 'port' && direction === 'ascending' ? [] : main;
  const order = orderBy(sockets.length, [...own, ...columns.order]);
  const sorted = new Array<Shape>(order.length);
  for (let index = 0; index < order.length; index++) sorted[index] = sockets[order[index] as number] as Shape;
  return sorted;
}

function checkedKey(key: string): SortKey {
  const known = SORT_KEYS.find((candidate) => candidate === key);
  if (known !== undefined) return known;
  const close = closestWord(key, SORT_KEYS);
  const hint = close === undefined ? `the keys are ${SORT_KEYS.join(', ')}` : `did you mean ${close}?`;
  throw new PortholeError('invalid-argument', `"${excerpt(key)}" is not a key to sort by`, { hint });
}
