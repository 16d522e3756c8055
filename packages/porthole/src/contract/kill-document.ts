import type { Gap, KillPlan, KillResult, PortholeError, Socket, TakenAgain } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText, jsonValue } from './json-text.ts';
import { type KillSpelling, refusalJson, restarterJson, socketsJson, victimJson } from './kill-json.ts';
import { processJson } from './process-json.ts';
import { socketJson } from './socket-writer.ts';

/** What came of one target. */
export interface KillAnswer {
  /** As it was asked. */
  readonly target: string;
  /** An outcome of a plan; `declined`: the answer was no; `closed`, `missing` and `unsupported` are of a connection. */
  readonly outcome: KillResult['outcome'] | 'declined' | 'closed' | 'missing' | 'unsupported' | 'failed';
  readonly plan: Pick<KillPlan, 'victims' | 'refused'> | undefined;
  readonly result: KillResult | undefined;
  /** The connection that was to be closed. */
  readonly connection: Socket | undefined;
  readonly error: Pick<PortholeError, 'code' | 'reason' | 'message' | 'hint'> | undefined;
  readonly gaps: readonly Gap[];
}

/** `porthole.kill/1`: one document, on one line, without a newline at its end. */
export function killDocument(answers: readonly KillAnswer[], spelling: KillSpelling, remedyOf: RemedyOf): string {
  return `{"schema":"porthole.kill/1","results":[${answers.map((each) => answerJson(each, spelling, remedyOf)).join(',')}]}`;
}

function answerJson(answer: KillAnswer, spelling: KillSpelling, remedyOf: RemedyOf): string {
  const { target, outcome, plan, result, connection, error, gaps } = answer;
  return (
    `{"target":${jsonText(target)},"outcome":${jsonText(outcome)},` +
    `"victims":[${(plan?.victims ?? []).map((each) => victimJson(each, spelling)).join(',')}],` +
    `"refused":[${(plan?.refused ?? []).map((each) => refusalJson(each, spelling)).join(',')}],` +
    `"signals":${signalsJson(result)},"freedAfterMs":${rounded(result?.freedAfterMs)},` +
    `"running":${jsonValue((result?.running ?? []).map(({ pid }) => pid))},` +
    `"stillHeld":${socketsJson(result?.stillHeld ?? [])},"takenAgain":${takenJson(result?.takenAgain, spelling)},` +
    `"connection":${connection === undefined ? 'null' : socketJson(connection)},` +
    `"error":${error === undefined ? 'null' : errorJson(error)},"gaps":${gapsJson(gaps, remedyOf)}}`
  );
}

function signalsJson(result: KillResult | undefined): string {
  return jsonValue(
    (result?.signals ?? []).map(({ process, signal, outcome }) => ({
      pid: process.pid,
      signal,
      outcome: outcome.kind,
      by: outcome.kind === 'sent' ? outcome.by : null,
    })),
  );
}

function takenJson(taken: TakenAgain | undefined, spelling: KillSpelling): string {
  if (taken === undefined) return 'null';
  const { afterMs, sockets, process, restartedBy } = taken;
  return (
    `{"afterMs":${rounded(afterMs)},"holds":${socketsJson(sockets)},` +
    `"process":${process === undefined ? 'null' : processJson(spelling.answerOf(process))},` +
    `"restartedBy":${restarterJson(restartedBy, spelling)}}`
  );
}

function errorJson({ code, reason, message, hint }: NonNullable<KillAnswer['error']>): string {
  return jsonValue({ code, reason, message, hint });
}

function rounded(ms: number | undefined): string {
  return ms === undefined ? 'null' : String(Math.round(ms));
}
