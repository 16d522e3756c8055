import type { UnixSnapshot, UnixSocket } from '@porthole/core';
import { unixDocument, unixLines } from '../../contract/index.ts';
import { unixColumns } from '../../view/columns/unix-columns.ts';
import { formatTable } from '../../view/table.ts';
import { chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import {
  openStage,
  type Stage,
  writeAnswer,
  writeChunks,
  writeCsvRows,
  writeGaps,
  writeNothingFound,
} from '../list/stage.ts';
import { withHost } from '../session.ts';
import { readSort, refuseUnknownKey, sortByColumn } from '../sort-column.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import { orderUnixSockets } from './order-unix-sockets.ts';
import { summarizeUnixSockets } from './summarize-unix-sockets.ts';
import { readUnixRequest } from './unix-request.ts';

/** The UNIX sockets: who waits under which name, and who is connected to whom. */
export async function listUnixSockets(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const { matches } = readUnixRequest(call, context);
  const stage = openStage(flags, context);
  const { style, look } = stage;
  const every = unixColumns({ full: look.width === undefined });
  const chosen = chooseColumns(every, flags.columns, context.self);
  const sort = flags.sort === undefined ? undefined : readSort(flags.sort);
  if (sort !== undefined) {
    const keys = every.map(({ key }) => key);
    refuseUnknownKey(sort.sortKey, keys, context.self);
  }
  return withHost(context, async (host) => {
    const snapshot = await host.unixSockets();
    const wanted = matches === undefined ? snapshot.sockets : snapshot.sockets.filter(matches);
    const ordered = orderUnixSockets(wanted);
    const sockets = sort === undefined ? ordered : sortByColumn(ordered, every, sort);
    if (flags.json || flags.ndjson) return writeDocument(stage, snapshot, sockets);
    if (flags.csv) await writeCsvRows(stage, sockets, { every, chosen });
    else if (sockets.length > 0) {
      writeAnswer(stage, {
        table: formatTable(sockets, chosen, { width: look.width, style }),
        headline: (page) => printHeadline([{ role: 'answer', text: summarizeUnixSockets(sockets) }], page),
      });
    } else
      writeNothingFound(stage, matches === undefined ? 'There is no UNIX socket here.' : 'No UNIX socket matches.');
    writeGaps(stage, snapshot.gaps);
    return sockets.length === 0 ? EXIT.nothing : EXIT.ok;
  });
}

function writeDocument(stage: Stage, snapshot: UnixSnapshot, sockets: readonly UnixSocket[]): ExitStatus {
  const { context, flags } = stage;
  const print = flags.ndjson ? unixLines : unixDocument;
  writeChunks(
    stage,
    print(snapshot, sockets, (gap) => remedyOf(gap, context)),
  );
  return sockets.length === 0 ? EXIT.nothing : EXIT.ok;
}
