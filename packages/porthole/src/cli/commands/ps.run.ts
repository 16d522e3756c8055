import { processColumns } from '../../view/columns/process-columns.ts';
import { heldBy } from '../../view/held-by.ts';
import type { ProcessRow } from '../../view/process-row.ts';
import { formatTable } from '../../view/table.ts';
import { chooseColumns } from '../choose-columns.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { openStage, type Stage, writeAnswer, writeCsvRows, writeGaps, writeNothingFound } from '../list/stage.ts';
import { withPager } from '../pager/with-pager.ts';
import { arrangeRows } from '../ps/arrange-rows.ts';
import { psHeadline } from '../ps/headline.ts';
import { printProcesses } from '../ps/print-processes.ts';
import { gapsOfProcesses, gapsToTell } from '../ps/process-gaps.ts';
import { type PsRequest, readPsRequest } from '../ps/ps-request.ts';
import { readProcesses } from '../ps/read-processes.ts';
import { withHost } from '../session.ts';
import { tuneForShortRun } from '../short-run.ts';
import { printHeadline } from '../text/labelled-lines.ts';

/** The processes, each with what it holds. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  return withPager(call.flags, context, (paged) => show(call, paged));
}

async function show(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const request = readPsRequest(call, context);
  const stage = openStage(flags, context);
  const columns = columnsOf(stage, request);
  tuneForShortRun();
  return withHost(context, async (host) => {
    const listing = await readProcesses(host, request.sampleMs);
    const { snapshot, listed } = listing;
    const selected = listed.filter(request.matches);
    const processes = listed.map(({ process }) => process);
    const gaps = gapsOfProcesses(snapshot.gaps, request.asksForSockets ? listed : selected, processes);
    if (flags.json || flags.ndjson) {
      return printProcesses({ ...listing, gaps, selected, request }, flags.ndjson === true, context);
    }
    const rows = arrangeRows(selected, listed, request, stage.style);
    if (flags.csv) {
      const every = processColumns({
        style: stage.style,
        width: undefined,
        tree: false,
        sampled: request.sampleMs > 0,
      });
      await writeCsvRows(stage, rows, { every: every.filter(({ key }) => !OF_SEVERAL.has(key)), chosen: columns });
    } else if (selected.length > 0) {
      const facts = { ...listing, selected, narrowed: request.narrowed, sampleMs: request.sampleMs };
      writeAnswer(stage, {
        table: formatTable(rows, withoutEmpty(columns, rows, flags.columns), {
          style: stage.style,
          width: stage.look.width,
        }),
        headline: (page) =>
          psHeadline(facts).flatMap((text, index) =>
            printHeadline([index === 0 ? { role: 'answer', text } : text], page),
          ),
      });
    } else {
      writeNothingFound(stage, 'No process matches.');
    }
    writeGaps(stage, gapsToTell(gaps));
    return selected.length > 0 ? EXIT.ok : EXIT.nothing;
  });
}

/** What these tell is of several processes on one line, which CSV does not have. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['held', 'pids']);

type Columns = ReturnType<typeof processColumns>;

function columnsOf({ style, look, flags, context }: Stage, { shape, sampleMs }: PsRequest): Columns {
  const every = processColumns({ style, width: look.width, tree: shape === 'tree', sampled: sampleMs > 0 });
  return chooseColumns(every, flags.columns, context.self);
}

/** Who holds what is a question of several processes: where no line has an answer, nothing is lost without the column. */
function withoutEmpty(columns: Columns, rows: readonly ProcessRow[], named: string | undefined): Columns {
  if (named !== undefined || rows.some((row) => heldBy(row)[0] !== '')) return columns;
  return columns.filter(({ key }) => key !== 'held');
}
