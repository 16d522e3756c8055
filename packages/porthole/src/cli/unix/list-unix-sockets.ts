import { unixDocument, unixLines } from '../../contract/index.ts';
import { unixColumns } from '../../view/columns/unix-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExitStatus } from '../exit-codes.ts';
import { readForeignFilter } from '../foreign-filter.ts';
import { listRows } from '../list/list-rows.ts';
import { openStage } from '../list/stage.ts';
import { orderUnixSockets } from './order-unix-sockets.ts';
import { summarizeUnixSockets } from './summarize-unix-sockets.ts';
import { UNIX_KIND } from './unix-kind.ts';

/** The UNIX sockets: who waits under which name, and who is connected to whom. */
export async function listUnixSockets(call: Call, context: Context): Promise<ExitStatus> {
  const matches = readForeignFilter(call, context, UNIX_KIND);
  const stage = openStage(call.flags, context);
  return listRows(stage, {
    columns: unixColumns({ full: stage.look.width === undefined }),
    read: (host) => host.unixSockets(),
    select: ({ sockets }) => orderUnixSockets(matches === undefined ? sockets : sockets.filter(matches)),
    document: unixDocument,
    lines: unixLines,
    summarize: summarizeUnixSockets,
    nothing: matches === undefined ? 'There is no UNIX socket here.' : 'No UNIX socket matches.',
  });
}
