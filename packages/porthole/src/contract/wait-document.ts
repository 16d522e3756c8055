import type { WaitResult } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { createSocketWriter } from './socket-writer.ts';

/** What was waited for, and how that ended. */
export interface WaitAnswer extends WaitResult {
  /** In the words of the one who asked. */
  readonly target: string;
  readonly until: string;
}

/** `porthole.wait/1`: one document, on one line, without a newline at its end. */
export function waitDocument(answer: WaitAnswer, remedyOf: RemedyOf): string {
  const { target, until, met, waitedMs, looks, ended, attempts, sockets, gaps } = answer;
  const writer = createSocketWriter();
  const facts = jsonValue({
    ...{ target, until, met, waitedMs: Math.round(waitedMs), looks, ended },
    attempts: attempts.map(({ address, port, code }) => ({ address, port, code })),
  });
  return (
    `{"schema":"porthole.wait/1",${facts.slice(1, -1)},` +
    `"sockets":[${sockets.map((socket) => writer.write(socket)).join(',')}],"gaps":${gapsJson(gaps, remedyOf)}}`
  );
}
