import { socketColumns } from '../../view/columns/socket-columns.ts';
import { prepareSockets } from '../../view/prepare-sockets.ts';
import { formatTable } from '../../view/table.ts';
import { asksForFacts, chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { readListingRequest } from '../listing-request.ts';
import { withHost } from '../session.ts';
import { tuneForShortRun } from '../short-run.ts';
import { sortBySocketColumn } from '../sort-column.ts';
import { arrangeSockets } from './arrange-sockets.ts';
import { gapsAbout } from './gaps-about.ts';
import { sampleRatesOf } from './load-rates.ts';
import type { SampledRates } from './sample-rates.ts';
import { openStage, writeChunks, writeCsvRows, writeGaps, writeNothingFound } from './stage.ts';

/**
 * One row for each socket, straight from the snapshot. Tens of thousands of rows are no exception, so nothing is worked
 * out here that the table does not show.
 */
export async function listEverySocket(call: Call, context: Context): Promise<ExitStatus> {
  tuneForShortRun();
  const { flags } = call;
  const stage = openStage(flags, context);
  const { style, look } = stage;
  // The columns are checked before anything is read, so the rates come later.
  let rateOf: SampledRates['rateOf'] = () => undefined;
  const every = socketColumns({
    symbols: style.symbols,
    full: look.width === undefined,
    info: flags.info === true,
    facts: asksForFacts(flags),
    ...(flags.rate ? { rateOf: (socket) => rateOf(socket) } : {}),
  });
  const request = readListingRequest(call, context, every);
  const columns = chooseColumns(every, flags.columns, context.self);
  return withHost(context, async (host) => {
    const sampled = flags.rate ? await sampleRatesOf(host, request.options) : undefined;
    if (sampled !== undefined) rateOf = sampled.rateOf;
    const snapshot = sampled?.snapshot ?? (await host.snapshot(request.options));
    const { sockets: arranged, rows } = arrangeSockets(snapshot, request);
    const sockets = sortBySocketColumn(arranged, every, request);
    const prepared = rows && snapshot.columns && prepareSockets(snapshot.columns, rows, sockets);
    const found = sockets.length > 0;
    if (flags.csv) await writeCsvRows(stage, sockets, { every, chosen: columns });
    else if (found) writeChunks(stage, formatTable(sockets, columns, { width: look.width, style, prepared }));
    else writeNothingFound(stage, request.narrowed ? 'No socket matches.' : 'There is no socket here.');
    writeGaps(stage, request.narrowed ? gapsAbout(snapshot.gaps, sockets, request) : snapshot.gaps);
    return found ? EXIT.ok : EXIT.nothing;
  });
}
