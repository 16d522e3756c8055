import type { Host } from '@porthole/core';
import { whoDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { looksPasted } from '../pasted-line.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { parseTarget, type Target } from '../target.ts';
import { printLabelled } from '../text/labelled-lines.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { addHolders } from '../who/add-holders.ts';
import { askPort } from '../who/ask-port.ts';
import { askName, askPid } from '../who/ask-process.ts';
import { makeTeller } from '../who/make-teller.ts';
import { mergeTold, type Told } from '../who/told.ts';

/** Tells the story of each target. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  // A pasted line that no quotes hold together comes in many words.
  const whole = words.join(' ');
  const targets = (looksPasted(whole) ? [whole] : words).map((text) => ({ text, target: parseTarget(text) }));
  for (const { target } of targets) if (target.kind === 'problem') throw problemError(target.problem, context.self);

  const forPrograms = flags.json || flags.ndjson;
  const told: Told[] = [];
  await withHost(context, async (host) => {
    for (const { text, target } of targets) {
      const answer = await ask(host, target, text);
      if ('message' in answer) throw problemError(answer, context.self);
      told.push(forPrograms ? await addHolders(host, answer) : answer);
    }
  });
  if (forPrograms) printDocuments(told, flags.ndjson === true, context);
  else printStories(told, flags, context);
  return statusOf(told);
}

async function ask(host: Host, target: Target, text: string): Promise<Told | UsageProblem> {
  switch (target.kind) {
    case 'ports':
      return askPort(host, target, text);
    case 'pid':
      return askPid(host, target.pid, text);
    case 'name':
      return askName(host, target.name, text);
    case 'problem':
      return target.problem;
  }
}

function printStories(told: readonly Told[], flags: Call['flags'], context: Context): void {
  const teller = makeTeller(context, decideLook(flags, context.env, context.out));
  for (const [index, each] of told.entries()) {
    const lines = each.lines(teller);
    // What to type next is for people: a program that reads the answer did not ask for advice.
    const next = context.out.isTerminal ? printLabelled(each.next(teller), teller) : [];
    const steps = next.length === 0 ? [] : ['', ...next];
    context.out.write(`${[...(index === 0 ? [] : ['']), ...lines, ...steps].join('\n')}\n`);
  }
  // That an owner is hidden, and what shows it, is part of the answer already.
  const gaps = told.flatMap((each) => each.gaps).filter((gap) => gap.what === 'socket' || gap.reason === 'no-ffi');
  context.err.write(printGaps(gaps, context));
}

/** One document about all targets, or one on a line for each. */
function printDocuments(told: readonly Told[], lines: boolean, context: Context): void {
  const documents = lines ? told : [mergeTold(told)];
  for (const each of documents) {
    context.out.write(`${whoDocument(each, (gap) => remedyOf(gap, context), each.peerOf)}\n`);
  }
}

/** Found if anything was found; else not allowed if anything was hidden. */
function statusOf(told: readonly Told[]): ExitStatus {
  const statuses = told.map((each) => each.status);
  if (statuses.includes(EXIT.ok)) return EXIT.ok;
  return statuses.includes(EXIT.notAllowed) ? EXIT.notAllowed : EXIT.nothing;
}
