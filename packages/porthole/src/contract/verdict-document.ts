import type { ConnectTrial, Diagnosis, VerdictCommand } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { createHolderWriter, ownerJson } from './owner-json.ts';
import { timestamp } from './timestamp.ts';

/** What `why` found out about its target. */
export interface VerdictAnswer extends Diagnosis {
  /** As it was asked. */
  readonly target: string;
}

interface Spelling {
  readonly remedyOf: RemedyOf;
  /** A command line that runs as it is: only the program knows how it was called. */
  readonly spell: (command: VerdictCommand) => string;
}

/** `porthole.verdict/1`: one document, on one line, without a newline at its end. */
export function verdictDocument(
  { target, takenAtMs, question, verdict, facts }: VerdictAnswer,
  { remedyOf, spell }: Spelling,
): string {
  const { code, about, outcome, sentence, evidence, wayOut, processes } = verdict;
  const plain = jsonValue({
    schema: 'porthole.verdict/1',
    target,
    takenAt: timestamp(takenAtMs),
    port: facts.port,
    protocol: facts.protocol,
    ...{ question, code, about, outcome, sentence },
    evidence: evidence.map(({ what, text, unknown }) => ({ what, text, unknown })),
    wayOut: wayOut.map(({ text, command }) => ({ text, command: command && spell(command) })),
    pids: processes.map(({ pid }) => pid),
    binds: facts.binds?.map(({ address, reuse, onlyIpv6, code: failure }) => {
      return { address, reuse, onlyIpv6, code: failure };
    }),
  });
  const connects = facts.connects.map(connectJson).join(',');
  return `${plain.slice(0, -1)},"connects":[${connects}],"gaps":${gapsJson(facts.gaps, remedyOf)}}`;
}

function connectJson({ endpoint, family, state, code, ms, isHere, acceptedBy, answer }: ConnectTrial): string {
  const plain = jsonValue({
    address: endpoint.address,
    zone: endpoint.zone,
    ...{ family, state, code },
    ms: Math.round(ms * 10) / 10,
    isHere,
    answer: answer && { name: answer.name, evidence: answer.evidence, expected: answer.expected },
  });
  return `${plain.slice(0, -1)},"acceptedBy":${acceptedBy === undefined ? 'null' : ownerJson(acceptedBy, createHolderWriter())}}`;
}
