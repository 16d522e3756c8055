import { TRANSPORTS } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { portSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

const transportsSchema = v.pipe(v.array(v.picklist(TRANSPORTS)), v.minLength(1));
const rangeSchema = v.strictObject({ first: portSchema, last: portSchema });

const entries = {
  port: portSchema,
  class: v.picklist(['well-known', 'registered', 'dynamic']),
  services: v.array(
    v.strictObject({
      /** RFC 6335 section 5.1. */
      name: v.pipe(v.string(), v.regex(/^(?=.*[A-Za-z])[A-Za-z0-9-]{1,15}$/)),
      transports: transportsSchema,
      description: v.nullable(v.string()),
      aliases: v.array(v.string()),
    }),
  ),
  usually: v.array(
    v.strictObject({
      name: v.string(),
      transports: transportsSchema,
      purpose: v.nullable(v.string()),
      evidence: v.string(),
    }),
  ),
  local: v.nullable(
    v.array(v.strictObject({ name: v.string(), transports: transportsSchema, aliases: v.array(v.string()) })),
  ),
  blockedByBrowsers: v.boolean(),
  lent: v.nullable(v.boolean()),
  reserved: v.nullable(v.boolean()),
  privileged: v.nullable(v.boolean()),
  listeners: v.array(socketSchema),
};

const context = {
  ranges: v.strictObject({
    ephemeral: v.nullable(rangeSchema),
    reserved: v.nullable(v.array(rangeSchema)),
    unprivilegedFrom: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_536))),
  }),
  gaps: v.array(gapSchema),
};

/** `porthole.port/1`. */
export const portDocumentSchema = v.strictObject({ schema: v.literal('porthole.port/1'), ...entries, ...context });

/** `porthole.ports/1`. */
export const portsDocumentSchema = v.strictObject({
  schema: v.literal('porthole.ports/1'),
  asked: v.array(v.string()),
  ports: v.array(v.strictObject(entries)),
  ...context,
});

const protocolEntries = {
  name: v.string(),
  longName: v.string(),
  ports: v.pipe(v.array(portSchema), v.minLength(1)),
  transports: transportsSchema,
  purpose: v.string(),
  evidence: v.string(),
};

/** `porthole.protocols/1`. */
export const protocolsSchema = v.strictObject({
  schema: v.literal('porthole.protocols/1'),
  protocols: v.array(v.strictObject(protocolEntries)),
});

/** `porthole.protocol/1`: a line of `--ndjson`. */
export const protocolLineSchema = v.strictObject({ schema: v.literal('porthole.protocol/1'), ...protocolEntries });
