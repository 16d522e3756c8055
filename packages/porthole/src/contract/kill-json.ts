import type { Refusal, Restarter, Socket, Step, StopAdvice, Victim } from '@porthole/core';
import { jsonText, jsonTextOrNull, jsonValue } from './json-text.ts';
import { type ProcessAnswer, processJson } from './process-json.ts';
import { socketJson } from './socket-writer.ts';

/** What of a plan only the program can write. */
export interface KillSpelling {
  /** All that is known of a process. */
  readonly answerOf: (process: Victim['process']) => ProcessAnswer;
  /** The command line that stops something for good. */
  readonly stopOf: (advice: StopAdvice) => string;
}

export function victimJson(victim: Victim, spelling: KillSpelling): string {
  const { process, holds, alsoServes, clients, restartedBy } = victim;
  return (
    `{"process":${processJson(spelling.answerOf(process))},"holds":${socketsJson(holds)},` +
    `"alsoServes":${socketsJson(alsoServes)},"clients":${clients},"restartedBy":${restarterJson(restartedBy, spelling)}}`
  );
}

export function refusalJson(refusal: Refusal, { answerOf, stopOf }: KillSpelling): string {
  const { process, reason, sockets, container, instead } = refusal;
  return (
    `{"process":${process === undefined ? 'null' : processJson(answerOf(process))},"reason":${jsonText(reason)},` +
    `"holds":${socketsJson(sockets)},"container":${jsonTextOrNull(container?.name)},` +
    `"instead":${jsonTextOrNull(instead && stopOf(instead))}}`
  );
}

export function restarterJson(restarter: Restarter | undefined, { stopOf }: KillSpelling): string {
  if (restarter === undefined) return 'null';
  const { kind, name, pid, evidence, stop } = restarter;
  return jsonValue({ kind, name, pid, evidence, stop: stop && stopOf(stop) });
}

export function stepJson(step: Step): string {
  return step.do === 'prove'
    ? jsonValue({ do: step.do, pids: [], ms: step.forMs })
    : jsonValue({ do: step.do, pids: step.pids, ms: step.waitMs });
}

export function socketsJson(sockets: readonly Socket[]): string {
  return `[${sockets.map(socketJson).join(',')}]`;
}
