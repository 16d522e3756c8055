import type { Host, SnapshotOptions, TrafficRate } from '@porthole/core';
import type { Column } from '../../view/column.ts';
import { listenerColumns } from '../../view/columns/listener-columns.ts';
import { foldListeners, type ListenerRow } from '../../view/fold.ts';
import { formatTable } from '../../view/table.ts';
import { asksForFacts, chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { readListingRequest, selectSockets } from '../listing-request.ts';
import { withHost } from '../session.ts';
import { sortBySocketColumn } from '../sort-column.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import type { Page } from '../text/page.ts';
import { countClients } from './count-clients.ts';
import { describeHolders } from './describe-holders.ts';
import { gapsAbout } from './gaps-about.ts';
import { printNextSteps } from './next-steps.ts';
import { openStage, type Stage, writeAnswer, writeCsvRows, writeGaps, writeNothingFound } from './stage.ts';
import { summarize } from './summarize.ts';

/** The open ports, folded by owner: the answer as a sentence, the table, and what one would type next. */
export async function listOpenPorts(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const stage = openStage(flags, context);
  // A column that is not there is found out before anything is read.
  const without = columnsOf(stage, flags.rate ? { ...NO_FACTS, rates: new Map() } : NO_FACTS);
  chooseColumns(without, flags.columns, context.self);
  const request = readListingRequest(call, context, without);
  return withHost(context, async (host) => {
    const sampled = flags.rate ? await sample(host, request.options) : undefined;
    const snapshot = sampled?.snapshot ?? (await host.snapshot(request.options));
    const folded = foldListeners(selectSockets(snapshot.sockets, request));
    const found = folded.length > 0;
    const every = columnsOf(stage, {
      clients: countClients(folded, snapshot.sockets),
      rates: sampled?.ratesOf(folded),
      words: await describeHolders(host, folded, context.home),
    });
    const columns = chooseColumns(every, flags.columns, context.self);
    const rows = lentLast(sortBySocketColumn(folded, every, request));
    if (flags.csv) {
      await writeCsvRows(stage, rows, { every, chosen: columns });
    } else if (found) {
      writeRows(stage, rows, columns, { narrowed: request.narrowed, busiest: sampled?.tellBusiest });
    } else {
      writeNothingFound(stage, request.narrowed ? 'No open port matches.' : 'Nothing listens here.');
    }
    const shown = rows.flatMap(({ sockets }) => sockets);
    writeGaps(stage, gapsAbout(snapshot.gaps, shown, request));
    return found ? EXIT.ok : EXIT.nothing;
  });
}

/** Only a run that asks for rates loads what they take. */
async function sample(host: Host, options: SnapshotOptions) {
  const { samplePortRates } = await import('./sample-port-rates.ts');
  return samplePortRates(host, options);
}

/** The ports that were lent come last: they are open too, but nobody waits on them for others to come. */
function lentLast(rows: readonly ListenerRow[]): readonly ListenerRow[] {
  return [...rows.filter((row) => !row.ephemeral), ...rows.filter((row) => row.ephemeral)];
}

interface RowFacts {
  readonly clients: ReadonlyMap<ListenerRow, number>;
  /** What the leading process is, by pid. */
  readonly words: ReadonlyMap<number, string>;
  /** What goes through each row; left out: not asked for. */
  readonly rates?: ReadonlyMap<ListenerRow, TrafficRate> | undefined;
}

const NO_FACTS: RowFacts = { clients: new Map(), words: new Map() };

function columnsOf({ style, look, context, flags }: Stage, { clients, words, rates }: RowFacts) {
  return listenerColumns({
    symbols: style.symbols,
    full: look.width === undefined,
    nowMs: context.nowMs(),
    clientsOf: (row) => clients.get(row),
    portRateOf: rates && ((row) => rates.get(row)),
    whatOf: (holder) => words.get(holder.pid),
    facts: asksForFacts(flags),
  });
}

function writeRows(
  stage: Stage,
  rows: readonly ListenerRow[],
  columns: readonly Column<ListenerRow>[],
  { narrowed, busiest }: { readonly narrowed: boolean; readonly busiest: ((page: Page) => string[]) | undefined },
): void {
  writeAnswer(stage, {
    table: formatTable(rows, columns, { style: stage.style, width: stage.look.width }),
    headline: (page) => [
      ...printHeadline([{ role: 'answer', text: summarize(rows, narrowed) }], page),
      ...(busiest?.(page) ?? []),
    ],
    nextSteps: (page) => printNextSteps(rows, page, stage.context),
  });
}
