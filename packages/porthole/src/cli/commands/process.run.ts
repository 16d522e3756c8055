import { processDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { problemError } from '../problem-error.ts';
import { examine } from '../process/examine.ts';
import { joinGaps } from '../process/join-gaps.ts';
import { missingProcess } from '../process/missing-process.ts';
import { readPid } from '../process/read-pid.ts';
import { tellAnatomy } from '../process/tell-anatomy.ts';
import { readSample } from '../read-sample.ts';
import { withHost } from '../session.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { makeTeller } from '../who/make-teller.ts';

const USUAL_SAMPLE_MS = 1000;

/** Shows what one process is made of. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  const pid = numberOf(readPid(words), context);
  const sampleMs = readSample(flags.sample, USUAL_SAMPLE_MS, context);
  const found = await withHost(context, (host) => examine(host, pid, { sampleMs }));
  if (found === undefined) throw missingProcess(pid, context.self);
  if (flags.json || flags.ndjson) {
    context.out.write(`${processDocument(found, (gap) => remedyOf(gap, context), found.peerOf)}\n`);
    return EXIT.ok;
  }
  const teller = makeTeller(context, decideLook(flags, context.env, context.out));
  context.out.write(`${tellAnatomy(found, teller).join('\n')}\n`);
  context.err.write(printGaps(joinGaps(found.gaps), context));
  return EXIT.ok;
}

function numberOf(value: number | UsageProblem, { self }: Context): number {
  if (typeof value === 'number') return value;
  throw problemError(value, self);
}
