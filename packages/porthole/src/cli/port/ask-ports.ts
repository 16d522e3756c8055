import { findPorts, type Host, type PortRange, type PortRegistry, portRegistry } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import type { PortQuestion } from './parse-question.ts';
import { answerOf, isKnown, type PortFacts, readPortFacts } from './port-facts.ts';
import { describeListeners } from './tell-listeners.ts';
import type { PortPage } from './tell-port-page.ts';

/** What one question was answered with. */
export interface PortFindings {
  readonly question: PortQuestion;
  readonly facts: PortFacts;
  /** The closest first. Of a range only those of which something is known. */
  readonly answers: readonly PortAnswer[];
  /** Where the question is about one port, or leads to one above all others. */
  readonly page: PortPage | undefined;
}

/** Answers one question about ports. `home` is what paths are shortened by. */
export async function askPorts(host: Host, question: PortQuestion, home: string | undefined): Promise<PortFindings> {
  const registry = portRegistry();
  return question.kind === 'ports'
    ? askNumbers(host, registry, question, home)
    : askWords(host, registry, question, home);
}

type NumberQuestion = Extract<PortQuestion, { readonly kind: 'ports' }>;
type WordQuestion = Extract<PortQuestion, { readonly kind: 'words' }>;

async function askNumbers(
  host: Host,
  registry: PortRegistry,
  question: NumberQuestion,
  home: string | undefined,
): Promise<PortFindings> {
  const { first, last, protocol } = question;
  const facts = await readPortFacts(host, registry, { first, last });
  if (first === last) {
    const answer = answerOf(first, facts, protocol);
    return { question, facts, answers: [answer], page: await pageOf(host, answer, [], { facts, home }) };
  }
  const answers = portsIn(question)
    .map((port) => answerOf(port, facts, protocol))
    .filter(isKnown);
  return { question, facts, answers, page: undefined };
}

async function askWords(
  host: Host,
  registry: PortRegistry,
  question: WordQuestion,
  home: string | undefined,
): Promise<PortFindings> {
  const matches = findPorts(question.words, registry);
  const facts = await readPortFacts(host, registry, rangeOf(matches.map(({ port }) => port)));
  const answers = matches.map(({ port }) => answerOf(port, facts));
  const exact = matches.filter((match) => match.exact).length;
  const [first, ...others] = answers;
  const single = first !== undefined && (exact === 1 || others.length === 0);
  return { question, facts, answers, page: single ? await pageOf(host, first, others, { facts, home }) : undefined };
}

async function pageOf(
  host: Host,
  answer: PortAnswer,
  others: readonly PortAnswer[],
  { facts, home }: { readonly facts: PortFacts; readonly home: string | undefined },
): Promise<PortPage> {
  return { answer, facts, others, words: await describeListeners(host, answer, home) };
}

function portsIn({ first, last }: PortRange): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function rangeOf(ports: readonly number[]): PortRange | undefined {
  return ports.length === 0 ? undefined : { first: Math.min(...ports), last: Math.max(...ports) };
}
