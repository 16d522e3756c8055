import * as v from 'valibot';

/** `porthole.error/1`. */
export const errorSchema = v.strictObject({
  schema: v.literal('porthole.error/1'),
  code: v.pipe(v.string(), v.regex(/^ERR_PORTHOLE_[A-Z_]+$/)),
  reason: v.picklist([
    'invalid-argument',
    'not-found',
    'permission-denied',
    'unsupported',
    'malformed-data',
    'unavailable',
    'internal',
  ]),
  message: v.string(),
  hint: v.nullable(v.string()),
});
