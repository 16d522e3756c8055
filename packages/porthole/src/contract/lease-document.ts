import type { Gap, Lease, Socket, Unleased } from '@porthole/core';
import { gapsJson, type RemedyOf } from './gap-json.ts';
import { jsonValue } from './json-text.ts';
import { createSocketWriter, type SocketWriter } from './socket-writer.ts';
import { timestamp } from './timestamp.ts';

/** A port that is kept for somebody, or was given without anything that keeps it. */
export interface LeaseAnswer {
  readonly port: number;
  /** `undefined`: there is none, or it may not be read. */
  readonly lease: Lease | undefined;
  /** Why nothing keeps the port. */
  readonly unleased: Unleased | undefined;
  readonly listeners: readonly Socket[];
}

/** `porthole.lease/1`: one document, on one line, without a newline at its end. */
export function leaseDocument(answer: LeaseAnswer): string {
  return `{"schema":"porthole.lease/1",${members(answer, createSocketWriter())}}`;
}

/** `porthole.leases/1`: several of them. */
export function leasesDocument(answers: readonly LeaseAnswer[], gaps: readonly Gap[], remedyOf: RemedyOf): string {
  const writer = createSocketWriter();
  const leases = answers.map((answer) => `{${members(answer, writer)}}`).join(',\n');
  return `{"schema":"porthole.leases/1","leases":[${leases}],"gaps":${gapsJson(gaps, remedyOf)}}`;
}

function members({ port, lease, unleased, listeners }: LeaseAnswer, writer: SocketWriter): string {
  const facts = jsonValue({
    port,
    leased: unleased === undefined,
    unleased: unleased && { reason: unleased.reason, code: unleased.code, folder: unleased.folder },
    ...leaseValue(lease),
  });
  return `${facts.slice(1, -1)},"listeners":[${listeners.map((socket) => writer.write(socket)).join(',')}]`;
}

/** For whom and how long; all null of a lease that may not be read. */
export function leaseValue(lease: Lease | undefined): object {
  return {
    kind: lease?.kind,
    name: lease?.name,
    project: lease?.project,
    owner: lease?.owner && { pid: lease.owner.pid, name: lease.owner.name },
    command: lease?.command,
    takenAt: timestamp(lease?.takenAtMs),
    endsAt: timestamp(lease?.endsAtMs),
  };
}
