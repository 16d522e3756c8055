import * as v from 'valibot';
import { countSchema, timestampSchema } from './scalars.ts';

/** `porthole.saved/1`. */
export const savedSchema = v.strictObject({
  schema: v.literal('porthole.saved/1'),
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
  file: v.string(),
  bytes: countSchema,
  arguments: v.picklist(['redacted', 'included']),
  sockets: countSchema,
  processes: countSchema,
  readings: countSchema,
});
