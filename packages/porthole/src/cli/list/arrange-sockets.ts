import type { Snapshot, Socket } from '@porthole/core';
import { orderSockets } from '../../view/order-sockets.ts';
import { type ListingRequest, selectSockets } from '../listing-request.ts';

/** The sockets that are asked for, in their order. */
export interface Arranged {
  readonly sockets: readonly Socket[];
  /** The row of each in the snapshot's columns. */
  readonly rows: Uint32Array | undefined;
}

/**
 * Selects and orders sockets. All of them in the usual order, which is what big listings are, go by the snapshot's
 * columns; anything else socket by socket. Both give the same rows.
 */
export function arrangeSockets({ sockets, columns }: Snapshot, request: ListingRequest): Arranged {
  const usual = request.matches === undefined && request.sortKey === 'port' && request.sortDirection === 'ascending';
  const order = usual && columns !== undefined ? orderSockets(columns, sockets) : undefined;
  if (columns === undefined || order === undefined) {
    return { sockets: selectSockets(sockets, request), rows: undefined };
  }
  const ordered = new Array<Socket>(order.length);
  for (let place = 0; place < order.length; place++) ordered[place] = sockets[order[place] as number] as Socket;
  return { sockets: ordered, rows: order };
}
