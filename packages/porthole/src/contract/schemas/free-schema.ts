import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { leaseEntries } from './lease-schema.ts';
import { portSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

/** `porthole.free/1`. */
export const freeSchema = v.strictObject({
  schema: v.literal('porthole.free/1'),
  port: portSchema,
  protocol: v.picklist(['tcp', 'udp']),
  status: v.picklist(['free', 'kept', 'held', 'refused', 'unknown']),
  holders: v.array(socketSchema),
  others: v.array(socketSchema),
  trials: v.array(
    v.strictObject({
      address: v.string(),
      outcome: v.picklist(['bound', 'in-use', 'refused', 'no-address', 'failed']),
      code: v.nullable(v.string()),
    }),
  ),
  lease: v.nullable(v.strictObject(leaseEntries)),
  remedy: v.nullable(v.string()),
  gaps: v.array(gapSchema),
});
