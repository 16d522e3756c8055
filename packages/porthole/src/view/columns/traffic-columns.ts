import type { Traffic } from '@porthole/core';
import { printBytes } from '../bytes.ts';
import { type Column, NONE } from '../column.ts';

/** What tcp_info tells of a connection. */
export function trafficColumns<Row>(trafficOf: (row: Row) => Traffic | undefined): readonly Column<Row>[] {
  const column = (
    key: string,
    title: string,
    priority: number,
    numberOf: (traffic: Traffic) => number,
    print: (value: number) => string = String,
  ): Column<Row> => ({
    key,
    title,
    priority,
    align: 'right',
    text: (row) => {
      const traffic = trafficOf(row);
      return traffic === undefined ? NONE : print(numberOf(traffic));
    },
    raw: (row) => {
      const traffic = trafficOf(row);
      return traffic === undefined ? '' : String(numberOf(traffic));
    },
    rank: (row) => {
      const traffic = trafficOf(row);
      return traffic && numberOf(traffic);
    },
  });
  return [
    column('received', 'RECEIVED', 11, ({ receivedBytes }) => receivedBytes, printBytes),
    column('sent', 'SENT', 12, ({ sentBytes }) => sentBytes, printBytes),
    column(
      'rtt',
      'RTT',
      13,
      ({ rttMs }) => rttMs,
      (ms) => `${Number(ms.toFixed(ms < 10 ? 2 : 0))} ms`,
    ),
    column('retransmits', 'RESENT', 14, ({ retransmits }) => retransmits),
  ];
}
