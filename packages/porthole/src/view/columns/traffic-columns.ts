import type { Traffic } from '@porthole/core';
import { printBytes } from '../bytes.ts';
import { type Column, NONE } from '../column.ts';

/** What tcp_info tells of a connection. */
export function trafficColumns<Row>(trafficOf: (row: Row) => Traffic | undefined): readonly Column<Row>[] {
  const column = (key: string, title: string, priority: number, print: (traffic: Traffic) => string): Column<Row> => ({
    key,
    title,
    priority,
    align: 'right',
    text: (row) => {
      const traffic = trafficOf(row);
      return traffic === undefined ? NONE : print(traffic);
    },
  });
  return [
    column('received', 'RECEIVED', 11, (traffic) => printBytes(traffic.receivedBytes)),
    column('sent', 'SENT', 12, (traffic) => printBytes(traffic.sentBytes)),
    column('rtt', 'RTT', 13, (traffic) => `${Number(traffic.rttMs.toFixed(traffic.rttMs < 10 ? 2 : 0))} ms`),
    column('retransmits', 'RESENT', 14, (traffic) => String(traffic.retransmits)),
  ];
}
