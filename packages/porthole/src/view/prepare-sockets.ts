import { SOCKET_STATES, type Socket, type SocketColumns } from '@porthole/core';
import { ANY } from './column.ts';
import { kindOf } from './columns/socket-columns.ts';
import { ownerIdentity } from './owner-identity.ts';
import type { PreparedCells, Sharing } from './table-cells.ts';

/**
 * The cells of `socketColumns` that most rows have of their own, or that most rows would be asked for, from columns of
 * numbers. `order` are the rows of the columns in the order of the table; `sockets` are in that order already.
 */
export function prepareSockets(columns: SocketColumns, order: Uint32Array, sockets: readonly Socket[]): PreparedCells {
  return {
    sharings: new Map<unknown, Sharing>([
      [kindOf, shareKinds(columns, order)],
      [ownerIdentity, shareOwners(columns, order, sockets)],
    ]),
    texts: new Map([
      ['local', localTexts(columns, order)],
      ['remote', remoteTexts(columns, order)],
    ]),
  };
}

function shareKinds({ udp, states }: SocketColumns, order: Uint32Array): Sharing {
  const cells = new Int32Array(2 * SOCKET_STATES.length).fill(-1);
  const cellOfRow = new Int32Array(order.length);
  const firstRows: number[] = [];
  for (let row = 0; row < order.length; row++) {
    const from = order[row] as number;
    const kind = (udp[from] as number) * SOCKET_STATES.length + (states[from] as number);
    if (cells[kind] === -1) cells[kind] = firstRows.push(row) - 1;
    cellOfRow[row] = cells[kind] as number;
  }
  return { cellOfRow, firstRows };
}

function shareOwners({ soleHolders }: SocketColumns, order: Uint32Array, sockets: readonly Socket[]): Sharing {
  const known = new Map<number | string, number>();
  const cellOfRow = new Int32Array(order.length);
  const firstRows: number[] = [];
  let last = 0;
  let cell = 0;
  for (let row = 0; row < order.length; row++) {
    const pid = soleHolders[order[row] as number] as number;
    if (pid === 0 || pid !== last) {
      const identity = pid === 0 ? ownerIdentity(sockets[row] as Socket) : pid;
      const found = known.get(identity);
      cell = found ?? firstRows.push(row) - 1;
      if (found === undefined) known.set(identity, cell);
      last = pid;
    }
    cellOfRow[row] = cell;
  }
  return { cellOfRow, firstRows };
}

function localTexts({ addresses, locals, ports }: SocketColumns, order: Uint32Array): string[] {
  const texts = new Array<string>(order.length);
  for (let row = 0; row < order.length; row++) {
    const from = order[row] as number;
    texts[row] = `${addresses[locals[from] as number]}:${(ports[from] as number) >>> 16}`;
  }
  return texts;
}

function remoteTexts({ addresses, remotes, ports }: SocketColumns, order: Uint32Array): string[] {
  const texts = new Array<string>(order.length);
  for (let row = 0; row < order.length; row++) {
    const from = order[row] as number;
    const port = (ports[from] as number) & 0xffff;
    texts[row] = port === 0 ? ANY : `${addresses[remotes[from] as number]}:${port}`;
  }
  return texts;
}
