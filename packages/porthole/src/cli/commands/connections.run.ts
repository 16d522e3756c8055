import { joinEnds, type Socket } from '@porthole/core';
import { connectionColumns } from '../../view/columns/connection-columns.ts';
import { connectionRows } from '../../view/connection-rows.ts';
import { formatTable } from '../../view/table.ts';
import { asksForFacts, chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { checkRate } from '../list/check-rate.ts';
import { gapsAbout } from '../list/gaps-about.ts';
import { sampleRatesOf } from '../list/load-rates.ts';
import { jsonColumns, printSockets } from '../list/print-sockets.ts';
import type { SampledRates } from '../list/sample-rates.ts';
import { openStage, writeAnswer, writeCsvRows, writeGaps, writeNothingFound } from '../list/stage.ts';
import { summarizeConnections } from '../list/summarize-connections.ts';
import { readListingRequest, selectSockets } from '../listing-request.ts';
import { withPager } from '../pager/with-pager.ts';
import { withHost } from '../session.ts';
import { sortBySocketColumn } from '../sort-column.ts';
import { printHeadline } from '../text/labelled-lines.ts';

/** Every socket with a remote end, and the other end of it where that is on this machine. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  return withPager(call.flags, context, (paged) => show(call, paged));
}

async function show(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  checkRate(flags, context);
  const stage = openStage(flags, context);
  const { style, look } = stage;
  // The columns are checked before anything is read, so the rates come later.
  let rateOf: SampledRates['rateOf'] = () => undefined;
  const every = connectionColumns({
    symbols: style.symbols,
    full: look.width === undefined,
    info: flags.info === true,
    facts: asksForFacts(flags),
    ...(flags.rate ? { rateOf: (socket) => rateOf(socket) } : {}),
  });
  const columns = chooseColumns(every, flags.columns, context.self);
  const forPrograms = flags.json || flags.ndjson;
  const request = readListingRequest(call, context, forPrograms && flags.sort ? jsonColumns() : every);
  // The listeners of all ports tell who connected to whom, so no ports are left to the system to choose.
  const { ports: _, ...options } = request.options;
  return withHost(context, async (host) => {
    const sampled = flags.rate ? await sampleRatesOf(host, options) : undefined;
    if (sampled !== undefined) rateOf = sampled.rateOf;
    const snapshot = sampled?.snapshot ?? (await host.snapshot(options));
    const peerOf = joinEnds(snapshot.sockets);
    if (forPrograms) {
      return printSockets(
        snapshot,
        { request, lines: flags.ndjson === true, about: hasRemote, peerOf, rateOf: sampled?.rateOf },
        context,
      );
    }
    const sockets = selectSockets(snapshot.sockets.filter(hasRemote), request);
    const found = sockets.length > 0;
    const rows = sortBySocketColumn(connectionRows(sockets, snapshot.sockets, peerOf), every, request);
    if (flags.csv) {
      await writeCsvRows(stage, rows, { every, chosen: columns });
    } else if (found) {
      writeAnswer(stage, {
        table: formatTable(rows, columns, { style, width: look.width }),
        headline: (page) => printHeadline([{ role: 'answer', text: summarizeConnections(rows) }], page),
      });
    } else {
      writeNothingFound(stage, request.narrowed ? 'No connection matches.' : 'Nothing is connected.');
    }
    writeGaps(stage, gapsAbout(snapshot.gaps, sockets, request));
    return found ? EXIT.ok : EXIT.nothing;
  });
}

function hasRemote(socket: Socket): boolean {
  return socket.remote !== undefined;
}
