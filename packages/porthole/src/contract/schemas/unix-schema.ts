import { UNIX_TYPES } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { ownerSchema } from './owner-schema.ts';
import { countSchema, id64Schema, timestampSchema } from './scalars.ts';

/** At most one of the two is there. */
const name = { path: v.nullable(v.string()), abstract: v.nullable(v.string()) };

const entries = {
  inode: id64Schema,
  cookie: v.nullable(id64Schema),
  type: v.picklist(UNIX_TYPES),
  state: v.picklist(['listen', 'bound', 'connected', 'closed']),
  ...name,
  file: v.nullable(v.strictObject({ device: id64Schema, inode: id64Schema })),
  owner: ownerSchema,
  uid: v.nullable(countSchema),
  user: v.nullable(v.string()),
  peer: v.nullable(v.strictObject({ inode: v.nullable(id64Schema), ...name, owner: ownerSchema })),
  queue: v.nullable(v.strictObject({ receive: countSchema, send: countSchema, backlog: v.nullable(countSchema) })),
  namespace: v.nullable(id64Schema),
};

/** A UNIX socket of a document. */
export const unixSocketSchema = v.strictObject(entries);

/** A line of `--ndjson`. */
export const unixLineSchema = v.strictObject({ schema: v.literal('porthole.unix-socket/1'), ...entries });

/** `porthole.unix/1`. */
export const unixSchema = v.strictObject({
  schema: v.literal('porthole.unix/1'),
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
  sockets: v.array(unixSocketSchema),
  gaps: v.array(gapSchema),
});
