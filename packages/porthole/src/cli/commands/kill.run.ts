import { type Host, isPortholeError } from '@porthole/core';
import { killDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { type KillAsk, type KillRequest, readKillRequest } from '../kill/kill-request.ts';
import { type KillTeller, makeKillTeller } from '../kill/kill-teller.ts';
import { settleClose } from '../kill/settle-close.ts';
import { makePlanFor, settleKill } from '../kill/settle-kill.ts';
import type { Settled } from '../kill/settled.ts';
import { showPlans } from '../kill/show-plans.ts';
import { spellingOf } from '../kill/spelling-of.ts';
import { statusOfKill, worstOf } from '../kill/status-of-kill.ts';
import { tellFailure } from '../kill/tell-failure.ts';
import { decideLook } from '../look.ts';
import { foreignName, isOwnName } from '../own-name.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';

/** Frees each target, one after the other; one that fails does not keep the others from it. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  const request = readKillRequest(call, context);
  const forPrograms = call.flags.json === true || call.flags.ndjson === true;
  const asking = makeKillTeller(context, decideLook(call.flags, context.env, context.err));
  const telling = makeKillTeller(context, decideLook(call.flags, context.env, context.out));
  return withHost(context, async (host) => {
    await checkNames(host, request, context);
    if (request.dryRun) return showPlans(host, request, call.flags, context, telling);
    const all: Settled[] = [];
    for (const asked of request.asks) {
      const settled = await settle(host, asked, request, context, asking);
      all.push(settled);
      if (!forPrograms) context.out.write(`${settled.lines(telling).join('\n')}\n`);
    }
    if (forPrograms) printDocuments(all, call.flags.ndjson === true, context, telling);
    else context.err.write(printGaps(noFfiGaps(all), context));
    return worstOf(all.map(({ answer }) => statusOfKill(answer)));
  });
}

async function settle(
  host: Host,
  asked: KillAsk,
  request: KillRequest,
  context: Context,
  teller: KillTeller,
): Promise<Settled> {
  try {
    if (request.close !== undefined) return await settleClose(host, asked, request.close, request, context, teller);
    return await settleKill(host, await makePlanFor(host, asked, request), request, context, teller);
  } catch (error) {
    // With one target there are no others to go on with; and what is no error of ours to tell is a bug.
    if (!isPortholeError(error) || request.asks.length === 1) throw error;
    return tellFailure(asked, error);
  }
}

/** Nothing is done to any target while one of them is not understood. */
async function checkNames(host: Host, { asks }: KillRequest, context: Context): Promise<void> {
  const names = asks.flatMap(({ target }) =>
    target.kind === 'ports' && target.host.kind === 'name' ? [target.host.name] : [],
  );
  if (names.length === 0) return;
  const own = (await host.snapshot({ states: ['listen'] })).host.name;
  const foreign = names.find((name) => !isOwnName(name, own));
  if (foreign !== undefined) throw problemError(foreignName(foreign, own), context.self);
}

function printDocuments(all: readonly Settled[], lines: boolean, context: Context, teller: KillTeller): void {
  for (const each of lines ? all.map((settled) => [settled]) : [all]) {
    const spelling = spellingOf(
      each.map(({ facts }) => facts),
      teller,
    );
    const answers = each.map(({ answer }) => answer);
    context.out.write(`${killDocument(answers, spelling, (gap) => remedyOf(gap, context))}\n`);
  }
}

/** Without system calls the check before a signal leaves an instant: that has to be said. */
function noFfiGaps(all: readonly Settled[]) {
  const gaps = all.flatMap(({ answer }) => answer.gaps).filter(({ reason }) => reason === 'no-ffi');
  return [...new Map(gaps.map((gap) => [gap.detail, gap])).values()];
}
