import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { ownerSchema } from './owner-schema.ts';
import { countSchema, portSchema, timestampSchema } from './scalars.ts';

const millisecondsSchema = v.pipe(v.number(), v.minValue(0));

const answerSchema = v.strictObject({
  service: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  product: v.nullable(v.string()),
  version: v.nullable(v.string()),
  confidence: v.picklist(['certain', 'likely', 'guess']),
  evidence: v.string(),
  details: v.record(v.string(), v.string()),
});

const tlsSchema = v.strictObject({
  protocol: v.nullable(v.string()),
  cipher: v.nullable(v.string()),
  alpn: v.nullable(v.string()),
  verified: v.boolean(),
  problem: v.nullable(v.string()),
  certificate: v.nullable(
    v.strictObject({
      subject: v.string(),
      issuer: v.string(),
      names: v.array(v.string()),
      validFrom: v.nullable(timestampSchema),
      validTo: v.nullable(timestampSchema),
      fingerprint: v.nullable(v.string()),
    }),
  ),
});

export const addressSchema = v.strictObject({
  address: v.string(),
  zone: v.nullable(v.string()),
  family: v.picklist(['ipv4', 'ipv6']),
  state: v.picklist(['open', 'closes', 'refused', 'timed-out', 'unreachable', 'forbidden', 'no-answer', 'held-back']),
  code: v.nullable(v.string()),
  connectMs: v.nullable(millisecondsSchema),
  firstByteMs: v.nullable(millisecondsSchema),
  totalMs: millisecondsSchema,
  connections: countSchema,
  answer: v.nullable(answerSchema),
  unknownBytes: v.nullable(v.string()),
  tls: v.nullable(tlsSchema),
  heldBack: v.nullable(
    v.strictObject({ reason: v.picklist(['one-shot', 'debugger', 'silent-port']), detail: v.string() }),
  ),
  isOwn: v.nullable(v.boolean()),
  listeners: v.nullable(v.array(ownerSchema)),
  acceptedBy: v.nullable(ownerSchema),
});

/** `porthole.probe/1`. */
export const probeSchema = v.strictObject({
  schema: v.literal('porthole.probe/1'),
  probes: v.array(
    v.strictObject({
      target: v.string(),
      takenAt: timestampSchema,
      host: v.string(),
      port: portSchema,
      protocol: v.picklist(['tcp', 'udp']),
      level: v.picklist(['connect', 'banner', 'safe', 'deep']),
      expected: v.nullable(
        v.strictObject({
          service: v.string(),
          product: v.nullable(v.string()),
          tls: v.boolean(),
          met: v.nullable(v.boolean()),
        }),
      ),
      addresses: v.array(addressSchema),
    }),
  ),
  gaps: v.array(gapSchema),
});
