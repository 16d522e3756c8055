import { waitFor } from '@porthole/core';
import { waitDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { foreignProblem } from '../wait/foreign-problem.ts';
import { tellWait } from '../wait/tell-wait.ts';
import { readWaitRequest } from '../wait/wait-request.ts';
import { makeTeller } from '../who/make-teller.ts';

/** Waits, and says what came of it. */
export async function run(call: Call, context: Context): Promise<ExitStatus> {
  const request = readWaitRequest(call);
  if ('message' in request) throw problemError(request, context.self);
  const { text, until, target, condition, timeoutMs } = request;
  const result = await withHost(context, async (host) => {
    const problem = await foreignProblem(host, request);
    if (problem !== undefined) throw problemError(problem, context.self);
    return waitFor(host, target, condition, { timeoutMs });
  });
  if (call.flags.json || call.flags.ndjson) {
    const answer = { ...result, target: text, until };
    context.out.write(`${waitDocument(answer, (gap) => remedyOf(gap, context))}\n`);
  } else {
    // Whether it came is the status; what was seen is for people, and nothing that a pipe wants.
    const teller = makeTeller(context, decideLook(call.flags, context.env, context.err));
    if (!result.met || context.err.isTerminal) context.err.write(`${tellWait(request, result, teller).join('\n')}\n`);
    if (!result.met) context.err.write(printGaps(result.gaps, context));
  }
  return result.met ? EXIT.ok : EXIT.failed;
}
