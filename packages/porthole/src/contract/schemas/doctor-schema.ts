import * as v from 'valibot';
import { timestampSchema } from './scalars.ts';

/** `porthole.doctor/1`. */
export const doctorSchema = v.strictObject({
  schema: v.literal('porthole.doctor/1'),
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
  checks: v.array(
    v.strictObject({
      id: v.string(),
      status: v.picklist(['ok', 'partial', 'unavailable']),
      finding: v.string(),
      /** A command line that would show more. */
      remedy: v.nullable(v.string()),
      hint: v.nullable(v.string()),
    }),
  ),
});
