import type { TrafficRate } from '@porthole/core';
import { printBytes } from '../bytes.ts';
import { type Column, NONE, UNKNOWN } from '../column.ts';

/**
 * What goes in and out in a second. `undefined` is not known, which is never shown as nothing.
 * @param carries Can anything go through it at all? Default: yes.
 */
export function rateColumns<Row>(
  rateOf: (row: Row) => TrafficRate | undefined,
  carries: (row: Row) => boolean = () => true,
): readonly Column<Row>[] {
  const column = (key: string, title: string, numberOf: (rate: TrafficRate) => number): Column<Row> => {
    const rank = (row: Row): number | undefined => {
      const rate = rateOf(row);
      return rate && numberOf(rate);
    };
    return {
      key,
      title,
      priority: 4,
      align: 'right',
      text: (row) => {
        const bytes = rank(row);
        if (!carries(row)) return NONE;
        return bytes === undefined ? UNKNOWN : `${printBytes(bytes)}/s`;
      },
      raw: (row) => {
        const bytes = rank(row);
        return bytes === undefined ? '' : String(Math.round(bytes));
      },
      rank,
    };
  };
  return [column('received-rate', 'IN', ({ received }) => received), column('sent-rate', 'OUT', ({ sent }) => sent)];
}
