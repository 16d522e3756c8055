import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { countSchema, id64Schema, pidSchema, timestampSchema } from './scalars.ts';
import { connectionSchema, socketSchema } from './socket-schema.ts';

const moment = {
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
};

/** Only where all network namespaces were asked for. */
const namespaces = v.exactOptional(
  v.array(
    v.strictObject({
      inode: id64Schema,
      own: v.boolean(),
      names: v.array(v.string()),
      processes: countSchema,
      pid: v.nullable(pidSchema),
      process: v.nullable(v.string()),
      container: v.nullable(v.string()),
      readable: v.boolean(),
    }),
  ),
);

/** `porthole.sockets/1`. */
export const socketsSchema = v.strictObject({
  schema: v.literal('porthole.sockets/1'),
  ...moment,
  sockets: v.union([v.array(socketSchema), v.array(connectionSchema)]),
  namespaces,
  gaps: v.array(gapSchema),
});

/** `porthole.end/1`: the last line of `--ndjson`. */
export const endSchema = v.strictObject({
  schema: v.literal('porthole.end/1'),
  ...moment,
  namespaces,
  gaps: v.array(gapSchema),
});
