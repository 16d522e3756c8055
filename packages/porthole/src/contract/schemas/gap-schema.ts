import * as v from 'valibot';
import { countSchema } from './scalars.ts';

export const gapSchema = v.strictObject({
  what: v.picklist(['socket', 'owner', 'holder', 'process', 'field']),
  reason: v.picklist(['permission', 'namespace', 'gone', 'unseen', 'unsupported', 'no-ffi', 'inconsistent']),
  count: v.nullable(countSchema),
  detail: v.string(),
  remedy: v.nullable(v.string()),
});
