import { isListener } from '@porthole/core';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExitStatus } from '../exit-codes.ts';
import { checkRate } from '../list/check-rate.ts';
import { listEverySocket } from '../list/list-every-socket.ts';
import { listOpenPorts } from '../list/list-open-ports.ts';
import { sampleRatesOf } from '../list/load-rates.ts';
import { jsonColumns, printSockets } from '../list/print-sockets.ts';
import { readListingRequest } from '../listing-request.ts';
import { withPager } from '../pager/with-pager.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { tuneForShortRun } from '../short-run.ts';
import type { UsageProblem } from '../usage-problem.ts';

const INFO_ALONE: UsageProblem = {
  message: '--info tells of connections, and a list of open ports has none.',
  command: ['list', '--all', '--info'],
};

/** The open ports, with `--all` every socket, or those of another kind. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  return withPager(call.flags, context, (paged) => show(call, paged));
}

async function show(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  checkRate(flags, context);
  if (flags.unix) {
    const { listUnixSockets } = await import('../unix/list-unix-sockets.ts');
    return listUnixSockets(call, context);
  }
  if (flags.raw) {
    const { listRawSockets } = await import('../raw/list-raw-sockets.ts');
    return listRawSockets(call, context);
  }
  if (flags.info && !flags.all) throw problemError(INFO_ALONE, context.self);
  if (flags['all-namespaces']) {
    const { listAllNamespaces } = await import('../namespaces/list-all-namespaces.ts');
    return listAllNamespaces(call, context);
  }
  if (flags.json || flags.ndjson) return printDocument(call, context);
  return flags.all ? listEverySocket(call, context) : listOpenPorts(call, context);
}

async function printDocument(call: Call, context: Context): Promise<ExitStatus> {
  const { flags } = call;
  const request = readListingRequest(call, context, flags.sort ? jsonColumns() : []);
  tuneForShortRun();
  const lines = flags.ndjson === true;
  return withHost(context, async (host) => {
    if (flags.rate) {
      // The rates are those of connections, so these are told too.
      const { snapshot, rateOf } = await sampleRatesOf(host, request.options);
      return printSockets(snapshot, { request, lines, rateOf }, context);
    }
    if (flags.all) return printSockets(await host.snapshot(request.options), { request, lines }, context);
    const snapshot = await host.snapshot({ ...request.options, states: ['listen', 'bound'] });
    return printSockets(snapshot, { request, lines, about: isListener }, context);
  });
}
