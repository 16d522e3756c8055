import type { ConnectionRow } from '../../view/connection-rows.ts';

/** The answer of a listing of connections: `5 connections: 3 out, 1 in, 1 not told; 2 of them within this machine.` */
export function summarizeConnections(rows: readonly ConnectionRow[]): string {
  const count = (wanted: boolean | undefined): number => rows.filter((row) => row.inbound === wanted).length;
  const closed = rows.filter((row) => row.socket.state === 'time-wait').length;
  const within = rows.filter((row) => row.peer !== undefined).length;
  const parts = [
    [count(false), 'out'],
    [count(true), 'in'],
    [count(undefined), 'either way'],
  ] as const;
  const directions = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  const notes = [
    within === 0 ? '' : `; ${within} within this machine, where each has two ends`,
    closed === 0 ? '' : `; ${closed} closed and still kept`,
  ];
  return `${rows.length === 1 ? '1 connection' : `${rows.length} connections`}: ${directions.join(', ')}${notes.join('')}.`;
}
