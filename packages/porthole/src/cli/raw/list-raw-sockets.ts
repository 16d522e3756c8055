import { rawDocument, rawLines } from '../../contract/index.ts';
import { rawColumns } from '../../view/columns/raw-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExitStatus } from '../exit-codes.ts';
import { readForeignFilter } from '../foreign-filter.ts';
import { listRows } from '../list/list-rows.ts';
import { openStage } from '../list/stage.ts';
import { RAW_KIND } from './raw-kind.ts';

/** The raw sockets: who gets whole packets, and of which protocol. */
export async function listRawSockets(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const matches = readForeignFilter(call, context, RAW_KIND);
  const family = flags.ipv4 === flags.ipv6 ? undefined : flags.ipv4 ? 'ipv4' : 'ipv6';
  const stage = openStage(flags, context);
  return listRows(stage, {
    columns: rawColumns({ full: stage.look.width === undefined }),
    read: (host) => host.rawSockets(),
    select: ({ sockets }) =>
      sockets
        .filter((socket) => (family === undefined || socket.family === family) && (matches?.(socket) ?? true))
        .sort((a, b) => a.protocol - b.protocol || (a.family < b.family ? -1 : Number(a.family > b.family))),
    document: rawDocument,
    lines: rawLines,
    summarize: ({ length }) =>
      length === 1 ? '1 raw socket gets whole packets.' : `${length} raw sockets get whole packets.`,
    nothing: matches === undefined && family === undefined ? 'There is no raw socket here.' : 'No raw socket matches.',
  });
}
