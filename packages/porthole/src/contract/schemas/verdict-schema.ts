import { VERDICT_CODES } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { ownerSchema } from './owner-schema.ts';
import { pidSchema, portSchema, timestampSchema } from './scalars.ts';

const errnoSchema = v.nullable(v.pipe(v.string(), v.regex(/^E[A-Z0-9]+$/)));

const bindSchema = v.strictObject({
  address: v.string(),
  reuse: v.picklist(['none', 'address', 'port']),
  onlyIpv6: v.boolean(),
  code: errnoSchema,
});

const connectSchema = v.strictObject({
  address: v.string(),
  zone: v.nullable(v.string()),
  family: v.picklist(['ipv4', 'ipv6']),
  state: v.picklist(['open', 'closes', 'refused', 'timed-out', 'unreachable', 'forbidden', 'held-back']),
  code: errnoSchema,
  ms: v.pipe(v.number(), v.minValue(0)),
  isHere: v.boolean(),
  answer: v.nullable(v.strictObject({ name: v.string(), evidence: v.string(), expected: v.boolean() })),
  acceptedBy: v.nullable(ownerSchema),
});

/** `porthole.verdict/1`. */
export const verdictSchema = v.strictObject({
  schema: v.literal('porthole.verdict/1'),
  target: v.string(),
  takenAt: timestampSchema,
  port: portSchema,
  protocol: v.picklist(['tcp', 'udp']),
  question: v.picklist(['bind', 'reach', 'both']),
  code: v.picklist(VERDICT_CODES),
  about: v.picklist(['bind', 'reach']),
  outcome: v.picklist(['fine', 'fails', 'unknown']),
  sentence: v.string(),
  evidence: v.array(v.strictObject({ what: v.string(), text: v.string(), unknown: v.boolean() })),
  wayOut: v.array(v.strictObject({ text: v.string(), command: v.nullable(v.string()) })),
  pids: v.array(pidSchema),
  binds: v.nullable(v.array(bindSchema)),
  connects: v.array(connectSchema),
  gaps: v.array(gapSchema),
});
