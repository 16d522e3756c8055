import type { Snapshot, Socket } from '@porthole/core';
import { type PeerOf, type RateOf, socketLines, socketsDocument } from '../../contract/index.ts';
import type { Column } from '../../view/column.ts';
import { socketColumns } from '../../view/columns/socket-columns.ts';
import { ASCII_SYMBOLS } from '../../view/symbols.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import { type ListingRequest, selectSockets } from '../listing-request.ts';
import { isSocketOrder, sortByColumn } from '../sort-column.ts';
import { arrangeSockets } from './arrange-sockets.ts';

interface Wanted {
  readonly request: ListingRequest;
  /** One object a line instead of one document. */
  readonly lines: boolean;
  /** Which sockets the command is about, before any filter; left out: all. */
  readonly about?: (socket: Socket) => boolean;
  /** Tells the other end of each socket too. */
  readonly peerOf?: PeerOf;
  /** Tells what each socket carries in a second too. */
  readonly rateOf?: RateOf | undefined;
}

/** What sockets in JSON can be sorted by beside their own orders: they are not folded, so the columns of one socket. */
export function jsonColumns(): readonly Column<Socket>[] {
  return socketColumns({ symbols: ASCII_SYMBOLS, full: true, info: true, facts: true });
}

/** The sockets as JSON, never folded. The gaps are in the document, so that nothing is said beside it. */
export function printSockets(snapshot: Snapshot, wanted: Wanted, context: Context): ExitStatus {
  const { about, request, lines, peerOf, rateOf } = wanted;
  const { sockets: arranged, rows } =
    about === undefined
      ? arrangeSockets(snapshot, request)
      : { sockets: selectSockets(snapshot.sockets.filter(about), request), rows: undefined };
  const sockets = isSocketOrder(request.sortKey) ? arranged : sortByColumn(arranged, jsonColumns(), request);
  const print = lines ? socketLines : socketsDocument;
  for (const chunk of print(snapshot, sockets, (gap) => remedyOf(gap, context), { peerOf, rateOf, rows })) {
    if (!context.out.write(chunk)) break;
  }
  return sockets.length === 0 ? EXIT.nothing : EXIT.ok;
}
