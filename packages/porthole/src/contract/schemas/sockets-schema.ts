import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { timestampSchema } from './scalars.ts';
import { connectionSchema, socketSchema } from './socket-schema.ts';

const moment = {
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
};

/** `porthole.sockets/1`. */
export const socketsSchema = v.strictObject({
  schema: v.literal('porthole.sockets/1'),
  ...moment,
  sockets: v.union([v.array(socketSchema), v.array(connectionSchema)]),
  gaps: v.array(gapSchema),
});

/** `porthole.end/1`: the last line of `--ndjson`. */
export const endSchema = v.strictObject({
  schema: v.literal('porthole.end/1'),
  ...moment,
  gaps: v.array(gapSchema),
});
