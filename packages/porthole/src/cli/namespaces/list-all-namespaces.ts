import { isListener, type NetworkNamespace, type Snapshot, type Socket } from '@porthole/core';
import { sanitize } from '../../view/sanitize.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { gapsAbout } from '../list/gaps-about.ts';
import { jsonColumns, printSockets } from '../list/print-sockets.ts';
import { openStage, type Stage, writeChunks, writeCsvRows, writeGaps, writeNothingFound } from '../list/stage.ts';
import { type ListingRequest, readListingRequest, selectSockets } from '../listing-request.ts';
import { withHost } from '../session.ts';
import { sortBySocketColumn } from '../sort-column.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import { describeNamespace, nameNamespace } from './name-namespace.ts';
import { socketTables } from './socket-tables.ts';

/** The sockets of every network namespace, each namespace with what it is and a table of its own. */
export async function listAllNamespaces(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const stage = openStage(flags, context);
  const tables = socketTables(stage);
  const forPrograms = flags.json === true || flags.ndjson === true;
  const request = readListingRequest(call, context, forPrograms ? jsonColumns() : tables.columns);
  return withHost(context, async (host) => {
    const snapshot = await host.snapshot({ ...request.options, namespaces: 'all' });
    const about = flags.all ? () => true : isListener;
    if (forPrograms) return printSockets(snapshot, { request, lines: flags.ndjson === true, about }, context);
    const sockets = selectSockets(snapshot.sockets.filter(about), request);
    if (flags.csv) {
      const rows = sortBySocketColumn(sockets, tables.columns, request);
      await writeCsvRows(stage, rows, { every: tables.columns, chosen: tables.chosen });
    } else writeGroups(stage, snapshot, { sockets, request, print: tables.print });
    writeGaps(stage, gapsAbout(snapshot.gaps, sockets, request));
    return sockets.length === 0 ? EXIT.nothing : EXIT.ok;
  });
}

interface Groups {
  readonly sockets: readonly Socket[];
  readonly request: ListingRequest;
  print(sockets: readonly Socket[], request: ListingRequest): Iterable<string>;
}

/** Where nothing was asked for by a filter, a namespace without any socket is named too. */
function writeGroups(stage: Stage, { namespaces = [] }: Snapshot, { sockets, request, print }: Groups): void {
  const groups = namespaces
    .map((namespace) => ({ namespace, own: sockets.filter((socket) => socket.namespace === namespace.inode) }))
    .filter(({ own }) => own.length > 0 || !request.narrowed);
  if (groups.length === 0) writeNothingFound(stage, 'No socket matches.');
  for (const [index, { namespace, own }] of groups.entries()) {
    const heading = headingOf(stage, namespace);
    stage.context.out.write(`${index === 0 ? '' : '\n'}${heading.join('\n')}\n`);
    if (own.length > 0) writeChunks(stage, print(own, request));
    else stage.context.out.write(namespace.readable ? 'Nothing.\n' : 'It cannot be read.\n');
  }
}

function headingOf({ style, look }: Stage, namespace: NetworkNamespace): string[] {
  const name = sanitize(nameNamespace(namespace), style.ascii ? 'ascii' : 'unicode');
  const text = name.charAt(0).toUpperCase() + name.slice(1);
  return printHeadline([{ role: 'answer', text }, ` (${describeNamespace(namespace)})`], { style, width: look.width });
}
