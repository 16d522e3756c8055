import { isListener } from '@porthole/core';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExitStatus } from '../exit-codes.ts';
import { listEverySocket } from '../list/list-every-socket.ts';
import { listOpenPorts } from '../list/list-open-ports.ts';
import { printSockets } from '../list/print-sockets.ts';
import { type ListingRequest, readListingRequest } from '../listing-request.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { tuneForShortRun } from '../short-run.ts';
import type { UsageProblem } from '../usage-problem.ts';

const INFO_ALONE: UsageProblem = {
  message: '--info tells of connections, and a list of open ports has none.',
  command: ['list', '--all', '--info'],
};

/** The open ports, or with `--all` every socket. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  if (call.flags.info && !call.flags.all) throw problemError(INFO_ALONE, context.self);
  const request = readListingRequest(call, context);
  if (call.flags.json || call.flags.ndjson) return printDocument(request, call, context);
  return call.flags.all ? listEverySocket(request, call, context) : listOpenPorts(request, call, context);
}

async function printDocument(request: ListingRequest, { flags }: Call, context: Context): Promise<ExitStatus> {
  tuneForShortRun();
  const lines = flags.ndjson === true;
  return withHost(context, async (host) => {
    if (flags.all) return printSockets(await host.snapshot(request.options), { request, lines }, context);
    const snapshot = await host.snapshot({ ...request.options, states: ['listen', 'bound'] });
    return printSockets(snapshot, { request, lines, about: isListener }, context);
  });
}
