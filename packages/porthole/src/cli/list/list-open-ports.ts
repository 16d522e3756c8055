import type { Snapshot } from '@porthole/core';
import type { Column } from '../../view/column.ts';
import { listenerColumns } from '../../view/columns/listener-columns.ts';
import { foldListeners, type ListenerRow } from '../../view/fold.ts';
import { formatTable } from '../../view/table.ts';
import { chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { type ListingRequest, selectSockets } from '../listing-request.ts';
import { withHost } from '../session.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import { countClients } from './count-clients.ts';
import { describeHolders } from './describe-holders.ts';
import { gapsAbout } from './gaps-about.ts';
import { printNextSteps } from './next-steps.ts';
import { openStage, type Stage, writeAnswer, writeGaps, writeNothingFound } from './stage.ts';
import { summarize } from './summarize.ts';

/** The open ports, folded by owner: the answer as a sentence, the table, and what one would type next. */
export async function listOpenPorts(request: ListingRequest, { flags }: Call, context: Context): Promise<ExitStatus> {
  const stage = openStage(flags, context);
  // A column that is not there is found out before anything is read.
  columnsOf(stage, flags.columns, NO_FACTS);
  return withHost(context, async (host) => {
    const snapshot = await host.snapshot(request.options);
    const rows = foldOpenPorts(snapshot, request);
    const found = rows.length > 0;
    if (found) {
      const facts = {
        clients: countClients(rows, snapshot.sockets),
        words: await describeHolders(host, rows, context.home),
      };
      writeRows(stage, rows, columnsOf(stage, flags.columns, facts), request.narrowed);
    } else {
      writeNothingFound(stage, request.narrowed ? 'No open port matches.' : 'Nothing listens here.');
    }
    const shown = rows.flatMap(({ sockets }) => sockets);
    writeGaps(stage, gapsAbout(snapshot.gaps, shown, request));
    return found ? EXIT.ok : EXIT.nothing;
  });
}

/** The ports that were lent come last: they are open too, but nobody waits on them for others to come. */
function foldOpenPorts(snapshot: Snapshot, request: ListingRequest): readonly ListenerRow[] {
  const rows = foldListeners(selectSockets(snapshot.sockets, request));
  return [...rows.filter((row) => !row.ephemeral), ...rows.filter((row) => row.ephemeral)];
}

interface RowFacts {
  readonly clients: ReadonlyMap<ListenerRow, number>;
  /** What the leading process is, by pid. */
  readonly words: ReadonlyMap<number, string>;
}

const NO_FACTS: RowFacts = { clients: new Map(), words: new Map() };

function columnsOf({ style, look, context }: Stage, keys: string | undefined, { clients, words }: RowFacts) {
  const every = listenerColumns({
    symbols: style.symbols,
    full: look.width === undefined,
    nowMs: context.nowMs(),
    clientsOf: (row) => clients.get(row),
    whatOf: (holder) => words.get(holder.pid),
  });
  return chooseColumns(every, keys, context.self);
}

function writeRows(
  stage: Stage,
  rows: readonly ListenerRow[],
  columns: readonly Column<ListenerRow>[],
  narrowed: boolean,
): void {
  writeAnswer(stage, {
    table: formatTable(rows, columns, { style: stage.style, width: stage.look.width }),
    headline: (page) => printHeadline([{ role: 'answer', text: summarize(rows, narrowed) }], page),
    nextSteps: (page) => printNextSteps(rows, page, stage.context),
  });
}
