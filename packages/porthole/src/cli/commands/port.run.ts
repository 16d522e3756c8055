import { EVERYDAY_PROTOCOLS } from '@porthole/core';
import {
  type PortAnswer,
  portDocument,
  portsDocument,
  protocolLines,
  protocolsDocument,
} from '../../contract/index.ts';
import { formatTable } from '../../view/table.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printGaps, remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { askPorts, type PortFindings } from '../port/ask-ports.ts';
import { type PortQuestion, parseQuestion } from '../port/parse-question.ts';
import { PORT_COLUMNS } from '../port/port-columns.ts';
import { headlineOf, TABLE_ROWS, tellRest } from '../port/tell-findings.ts';
import { nextOfPage, tellPortPage } from '../port/tell-port-page.ts';
import { tellProtocols } from '../port/tell-protocols.ts';
import { problemError } from '../problem-error.ts';
import { withHost } from '../session.ts';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { makeTeller } from '../who/make-teller.ts';
import type { Teller } from '../who/teller.ts';

const NO_WORDS: UsageProblem = {
  message: '"port" needs to be told of which port: a number as in 5432, or a name as in postgres.',
  hint: 'For the protocols of every day, run',
  command: ['port', '--common'],
};

const TOO_MANY: UsageProblem = {
  message: '--common is about the protocols of every day, and takes no number or name.',
  hint: 'Leave one of them out.',
};

/** Tells what ports mean: each word is a question of its own. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  if (flags.common) {
    if (words.length > 0) throw problemError(TOO_MANY, context.self);
    return tellCommon(flags, context);
  }
  if (words.length === 0) throw problemError(NO_WORDS, context.self);
  const questions: PortQuestion[] = words.map((word) => {
    const question = parseQuestion(word);
    if ('problem' in question) throw problemError(question.problem, context.self);
    return question;
  });
  const found = await withHost(context, async (host) => {
    const all: PortFindings[] = [];
    for (const question of questions) all.push(await askPorts(host, question, context.home));
    return all;
  });
  if (flags.json || flags.ndjson) printDocuments(words, found, flags.ndjson === true, context);
  else printFindings(found, flags, context);
  return found.some(({ answers }) => answers.length > 0) ? EXIT.ok : EXIT.nothing;
}

function tellCommon(flags: Call['flags'], context: Context): ExitStatus {
  const teller = makeTeller(context, decideLook(flags, context.env, context.out));
  const lines = flags.json
    ? [protocolsDocument(EVERYDAY_PROTOCOLS)]
    : flags.ndjson
      ? protocolLines(EVERYDAY_PROTOCOLS)
      : tellProtocols(EVERYDAY_PROTOCOLS, teller);
  context.out.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

/** One port asked for by its number is a document of its own shape; everything else is a list. */
function printDocuments(
  words: readonly string[],
  found: readonly PortFindings[],
  lines: boolean,
  context: Context,
): void {
  const [first] = found;
  if (first === undefined) return;
  const remedy = (gap: Parameters<typeof remedyOf>[0]) => remedyOf(gap, context);
  const contextOf = ({ facts }: PortFindings) => ({ ranges: facts.ranges, gaps: facts.snapshot.gaps });
  if (lines) {
    for (const each of found) {
      for (const answer of each.answers) context.out.write(`${portDocument(answer, contextOf(each), remedy)}\n`);
    }
    return;
  }
  const isOne = found.length === 1 && first.question.kind === 'ports' && first.question.first === first.question.last;
  const [answer] = first.answers;
  if (isOne && answer !== undefined) {
    context.out.write(`${portDocument(answer, contextOf(first), remedy)}\n`);
    return;
  }
  const answers = new Map<number, PortAnswer>();
  for (const each of found.flatMap((one) => one.answers)) if (!answers.has(each.port)) answers.set(each.port, each);
  const gaps = found.flatMap((each) => contextOf(each).gaps);
  const document = portsDocument(words, [...answers.values()], { ranges: first.facts.ranges, gaps }, remedy);
  context.out.write(`${document}\n`);
}

function printFindings(found: readonly PortFindings[], flags: Call['flags'], context: Context): void {
  const teller = makeTeller(context, decideLook(flags, context.env, context.out));
  for (const [index, each] of found.entries()) {
    if (index > 0) context.out.write('\n');
    if (each.page === undefined) printTable(each, teller, context);
    else {
      const next = context.out.isTerminal ? printLabelled(nextOfPage(each.page, teller), teller) : [];
      const lines = [...tellPortPage(each.page, teller), ...(next.length === 0 ? [] : ['', ...next])];
      context.out.write(`${lines.join('\n')}\n`);
    }
  }
  const gaps = found.flatMap(({ facts }) => facts.snapshot.gaps).filter(({ what }) => what === 'socket');
  context.err.write(printGaps(gaps, context));
}

/** On a screen the rows that fit best; whoever reads a pipe gets all of them, and the sentence beside them. */
function printTable(findings: PortFindings, teller: Teller, context: Context): void {
  const { isTerminal } = context.out;
  const headline = printHeadline(headlineOf(findings, teller), teller);
  const beside = findings.answers.length > 0 && !isTerminal;
  (beside ? context.err : context.out).write(`${headline.join('\n')}\n`);
  if (findings.answers.length === 0) return;
  const rows = isTerminal ? findings.answers.slice(0, TABLE_ROWS) : findings.answers;
  if (isTerminal) context.out.write('\n');
  for (const chunk of formatTable(rows, PORT_COLUMNS, { width: teller.width, style: teller.style })) {
    if (!context.out.write(chunk)) return;
  }
  const rest = findings.answers.length - rows.length;
  if (rest > 0) context.out.write(`\n${tellRest(rest, teller).join('\n')}\n`);
}
