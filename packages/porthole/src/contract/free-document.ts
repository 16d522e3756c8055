import type { FreeAnswer, LeaseInUse } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText, jsonValue } from './json-text.ts';
import { leaseValue } from './lease-document.ts';
import { createSocketWriter } from './socket-writer.ts';

/** Whether one port can be had, and for whom it is kept if it is. */
export interface FreeVerdict extends FreeAnswer {
  /** The lease of somebody else. */
  readonly keptFor: LeaseInUse | undefined;
  /** The command that would free it. */
  readonly remedy: string | undefined;
}

/** `porthole.free/1`: one document, on one line, without a newline at its end. */
export function freeDocument(verdict: FreeVerdict, remedyOf: RemedyOf): string {
  const { port, protocol, status, holders, others, trials, keptFor, remedy, gaps } = verdict;
  const writer = createSocketWriter();
  const sockets = (list: typeof holders) => `[${list.map((socket) => writer.write(socket)).join(',')}]`;
  return (
    `{"schema":"porthole.free/1","port":${port},"protocol":"${protocol}",` +
    `"status":"${status === 'free' && keptFor !== undefined ? 'kept' : status}",` +
    `"holders":${sockets(holders)},"others":${sockets(others)},` +
    `"trials":${jsonValue(trials.map(({ address, outcome, code }) => ({ address, outcome, code })))},` +
    `"lease":${keptFor === undefined ? 'null' : jsonValue(leaseValue(keptFor.lease))},` +
    `"remedy":${remedy === undefined ? 'null' : jsonText(remedy)},"gaps":${gapsJson(gaps, remedyOf)}}`
  );
}
