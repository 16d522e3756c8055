import { type Socket, type SocketColumns, sortSockets } from '@porthole/core';

/** A key of 33 bits and a row of 20 together are still a safe integer. */
const ROWS = 2 ** 20;

/**
 * The rows of the columns in the usual order of `sortSockets`. An engine sorts plain numbers many times faster than
 * anything else, so port, protocol and remote port become one number; the few rows that are equal in all of that are
 * left to `sortSockets`. `undefined`: too many rows for one number.
 */
export function orderSockets(columns: SocketColumns, sockets: readonly Socket[]): Uint32Array | undefined {
  const { ports, udp } = columns;
  const count = ports.length;
  if (count > ROWS) return undefined;
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const both = ports[row] as number;
    keys[row] = (((both >>> 16) * 2 + (udp[row] as number)) * 65_536 + (both & 0xffff)) * ROWS + row;
  }
  keys.sort();
  const order = new Uint32Array(count);
  let from = 0;
  let last = -1;
  for (let place = 0; place < count; place++) {
    const key = keys[place] as number;
    const row = key % ROWS;
    order[place] = row;
    if (key - row === last) continue;
    if (place - from > 1) orderTies(order.subarray(from, place), sockets);
    from = place;
    last = key - row;
  }
  if (count - from > 1) orderTies(order.subarray(from), sockets);
  return order;
}

function orderTies(rows: Uint32Array, sockets: readonly Socket[]): void {
  const rowOf = new Map<Socket, number>();
  for (const row of rows) rowOf.set(sockets[row] as Socket, row);
  const sorted = sortSockets([...rowOf.keys()]);
  rows.set(sorted.map((socket) => rowOf.get(socket) ?? 0));
}
