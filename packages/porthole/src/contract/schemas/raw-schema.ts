import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { ownerSchema } from './owner-schema.ts';
import { countSchema, id64Schema, timestampSchema } from './scalars.ts';

const endSchema = v.strictObject({ address: v.string(), zone: v.nullable(v.string()) });

const entries = {
  id: v.string(),
  family: v.picklist(['ipv4', 'ipv6']),
  protocol: v.strictObject({
    number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
    name: v.nullable(v.string()),
  }),
  state: v.picklist(['bound', 'connected']),
  local: endSchema,
  remote: v.nullable(endSchema),
  owner: ownerSchema,
  uid: v.nullable(countSchema),
  user: v.nullable(v.string()),
  inode: v.nullable(id64Schema),
  cookie: v.nullable(id64Schema),
  queue: v.strictObject({ receive: countSchema, send: countSchema, backlog: v.null() }),
  namespace: v.nullable(id64Schema),
};

/** A line of `--ndjson`. */
export const rawLineSchema = v.strictObject({ schema: v.literal('porthole.raw-socket/1'), ...entries });

/** `porthole.raw/1`. */
export const rawSchema = v.strictObject({
  schema: v.literal('porthole.raw/1'),
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
  sockets: v.array(v.strictObject(entries)),
  gaps: v.array(gapSchema),
});
