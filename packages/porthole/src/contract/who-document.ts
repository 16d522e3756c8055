import type { Gap, Protocol, Socket } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonText } from './json-text.ts';
import { type ProcessAnswer, processJson } from './process-json.ts';
import { createSocketWriter, type PeerOf } from './socket-writer.ts';

/** What `who` found out about its target. */
export interface WhoAnswer {
  /** As it was asked. */
  readonly target: string;
  readonly answers: readonly WhoPort[];
  readonly processes: readonly ProcessAnswer[];
  readonly gaps: readonly Gap[];
}

/** What is true of one port for one protocol. */
export interface WhoPort {
  readonly port: number;
  readonly protocol: Protocol;
  readonly status: 'taken' | 'free' | 'hidden' | 'kernel' | 'connection-end';
  readonly listeners: readonly Socket[];
  readonly connections: readonly Socket[];
}

/** `porthole.who/1`: one document, on one line, without a newline at its end. */
export function whoDocument(answer: WhoAnswer, remedyOf: RemedyOf, peerOf: PeerOf): string {
  const listener = createSocketWriter();
  const connection = createSocketWriter(peerOf);
  const answers = answer.answers.map(
    ({ port, protocol, status, listeners, connections }) =>
      `{"port":${port},"protocol":"${protocol}","status":"${status}",` +
      `"listeners":[${listeners.map(listener.write).join(',')}],` +
      `"connections":[${connections.map(connection.write).join(',')}]}`,
  );
  return (
    `{"schema":"porthole.who/1","target":${jsonText(answer.target)},"answers":[${answers.join(',')}],` +
    `"processes":[${answer.processes.map(processJson).join(',')}],"gaps":${gapsJson(answer.gaps, remedyOf)}}`
  );
}
