import type { RecordingFacts } from '../../model/recording.ts';
import type { HostIdentity } from '../../model/snapshot.ts';
import { badRecording } from './bad-recording.ts';
import { isPid, isUserId } from './value-checks.ts';

const FAMILY = 'porthole.recording/';
const SCHEMA = `${FAMILY}1`;
/** The last and first moment that a JavaScript date can be. */
const LAST_MS = 8.64e15;

/** The first line of a recording. */
export interface Header {
  readonly facts: RecordingFacts;
  readonly host: HostIdentity;
  /** The way to find owners that was forced when it was made; it says nothing else of how the machine was read. */
  readonly owners: string | undefined;
}

export function printHeader({ facts, host, owners }: Header): string {
  const { takenAtMs, redacted, reader } = facts;
  return JSON.stringify({
    schema: SCHEMA,
    takenAt: new Date(takenAtMs).toISOString(),
    host: { name: host.name, os: host.os, bootId: host.bootId ?? null },
    porthole: reader.version,
    arguments: redacted ? 'redacted' : 'included',
    reader: {
      pid: reader.pid ?? null,
      uid: reader.uid ?? null,
      callerUid: reader.callerUid ?? null,
      home: reader.home ?? null,
    },
    owners: owners ?? null,
  });
}

/** @throws PortholeError `malformed-data` for what is no header of a recording, or of a later version. */
export function parseHeader(line: string, name: string): Header {
  const fields = parseObject(line);
  const schema = fields?.schema;
  if (fields === undefined || typeof schema !== 'string' || !schema.startsWith(FAMILY)) {
    throw badRecording(name, 'is none of porthole', 'Make one with: porthole save FILE');
  }
  if (schema !== SCHEMA) {
    throw badRecording(name, `is of a form that this version does not know (${schema})`, 'A newer porthole reads it.');
  }
  const host = objectIn(fields.host);
  const reader = objectIn(fields.reader);
  const takenAtMs = Date.parse(String(fields.takenAt));
  const os = (['linux', 'windows', 'darwin'] as const).find((each) => each === host.os);
  if (os === undefined || typeof host.name !== 'string' || !(Math.abs(takenAtMs) < LAST_MS)) {
    throw badRecording(name, 'has a first line that does not say of which machine and moment it is');
  }
  return {
    facts: {
      takenAtMs,
      redacted: fields.arguments !== 'included',
      reader: {
        version: textIn(fields.porthole) ?? 'unknown',
        pid: pidIn(reader.pid),
        uid: userIn(reader.uid),
        callerUid: userIn(reader.callerUid),
        home: textIn(reader.home),
      },
    },
    host: { name: host.name, os, bootId: textIn(host.bootId) },
    owners: textIn(fields.owners),
  };
}

/** `undefined` for what is no JSON, or no object. */
export function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function userIn(value: unknown): number | undefined {
  return isUserId(value) ? value : undefined;
}

function pidIn(value: unknown): number | undefined {
  return isPid(value) ? value : undefined;
}
