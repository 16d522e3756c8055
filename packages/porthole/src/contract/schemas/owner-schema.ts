import * as v from 'valibot';
import { countSchema, pidSchema, timestampSchema } from './scalars.ts';

const holderSchema = v.strictObject({
  pid: pidSchema,
  startedAt: v.nullable(timestampSchema),
  name: v.nullable(v.string()),
  command: v.nullable(v.array(v.string())),
  user: v.nullable(v.string()),
  fds: v.array(countSchema),
});

export const ownerSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('process'),
    holders: v.pipe(v.array(holderSchema), v.minLength(1)),
    primary: v.nullable(pidSchema),
    complete: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('kernel') }),
  v.strictObject({
    kind: v.literal('none'),
    reason: v.picklist(['time-wait', 'orphan', 'not-accepted', 'syn-received']),
  }),
  v.strictObject({
    kind: v.literal('hidden'),
    reason: v.picklist(['permission', 'namespace', 'gone', 'unseen']),
  }),
]);
