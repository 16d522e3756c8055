import type { Host } from '@porthole/core';
import { freeDocument, leaseDocument, leasesDocument } from '../../contract/index.ts';
import { formatTable } from '../../view/table.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { askFree } from '../free/ask-free.ts';
import { readFreeRequest } from '../free/free-request.ts';
import { leaseColumns } from '../free/lease-columns.ts';
import { listLeases } from '../free/list-leases.ts';
import { runWithPort } from '../free/run-with-port.ts';
import { takePorts } from '../free/take-ports.ts';
import { nextAfterFree, tellFree } from '../free/tell-free.ts';
import { tellDamage, tellProvisos } from '../free/tell-provisos.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { printLabelled } from '../text/labelled-lines.ts';
import { makeTeller } from '../who/make-teller.ts';

/** Answers whether a port is free, or finds one that is, for the caller, for a project, or for a command. */
export async function run(call: Call, context: Context): Promise<number> {
  const request = readFreeRequest(call);
  if ('message' in request) throw problemError(request, context.self);
  return withHost(context, async (host) => {
    switch (request.kind) {
      case 'leases':
        return showLeases(host, call.flags, context);
      case 'question':
        return answerQuestion(host, request, call.flags, context);
      case 'ports':
        return request.command === undefined
          ? printPorts(host, request, call.flags, context)
          : runWithPort(host, { ...request, command: request.command }, call.flags, context);
    }
  });
}

type Flags = Call['flags'];

async function answerQuestion(
  host: Host,
  { port, protocol }: Parameters<typeof askFree>[1],
  flags: Flags,
  context: Context,
): Promise<ExitStatus> {
  const story = await askFree(host, { port, protocol }, context);
  const { verdict } = story;
  if (flags.json || flags.ndjson) {
    context.out.write(`${freeDocument(verdict, (gap) => remedyOf(gap, context))}\n`);
  } else {
    const teller = makeTeller(context, decideLook(flags, context.env, context.out));
    const next = context.out.isTerminal ? printLabelled(nextAfterFree(story, teller), teller) : [];
    const lines = [...tellFree(story, teller), ...(next.length === 0 ? [] : ['', ...next])];
    context.out.write(`${lines.join('\n')}\n`);
    context.err.write(
      printGaps(
        verdict.gaps.filter(({ what }) => what === 'socket'),
        context,
      ),
    );
  }
  context.err.write(tellDamage(story.damaged));
  if (verdict.status === 'unknown') return EXIT.failed;
  return verdict.status === 'free' && verdict.keptFor === undefined ? EXIT.ok : EXIT.nothing;
}

async function printPorts(
  host: Host,
  request: Parameters<typeof takePorts>[1],
  flags: Flags,
  context: Context,
): Promise<ExitStatus> {
  const taken = await takePorts(host, request, context);
  const answers = taken.map((each) => ({ ...each, listeners: each.holders }));
  const [first] = answers;
  if (flags.ndjson || (flags.json && request.count === 1)) {
    for (const answer of answers) context.out.write(`${leaseDocument(answer)}\n`);
  } else if (flags.json) {
    context.out.write(`${leasesDocument(answers, first?.gaps ?? [], (gap) => remedyOf(gap, context))}\n`);
  } else context.out.write(answers.map(({ port }) => `${port}\n`).join(''));
  context.err.write(await tellProvisos(host, taken, context));
  return EXIT.ok;
}

async function showLeases(host: Host, flags: Flags, context: Context): Promise<ExitStatus> {
  const list = await listLeases(host, context);
  const answers = list.rows.map(({ port, lease, listeners }) => ({ port, lease, unleased: undefined, listeners }));
  if (flags.ndjson) for (const answer of answers) context.out.write(`${leaseDocument(answer)}\n`);
  else if (flags.json) {
    context.out.write(`${leasesDocument(answers, list.gaps, (gap) => remedyOf(gap, context))}\n`);
  } else if (answers.length === 0) context.out.write(`${list.empty}\n`);
  else {
    const { style, width } = makeTeller(context, decideLook(flags, context.env, context.out));
    const columns = leaseColumns({ nowMs: context.nowMs(), home: context.home, symbols: style.symbols });
    for (const chunk of formatTable(list.rows, columns, { style, width })) context.out.write(chunk);
  }
  context.err.write(tellDamage(list.damaged));
  if (list.unreadable !== undefined) return EXIT.system;
  return answers.length > 0 ? EXIT.ok : EXIT.nothing;
}
