import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { pidSchema, portSchema, timestampSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

/** For whom a port is kept, and how long. */
export const leaseEntries = {
  kind: v.nullable(v.picklist(['caller', 'project', 'command'])),
  name: v.nullable(v.string()),
  project: v.nullable(v.string()),
  owner: v.nullable(v.strictObject({ pid: pidSchema, name: v.nullable(v.string()) })),
  command: v.nullable(v.array(v.string())),
  takenAt: v.nullable(timestampSchema),
  endsAt: v.nullable(timestampSchema),
};

const entries = {
  port: portSchema,
  leased: v.boolean(),
  unleased: v.nullable(
    v.strictObject({
      reason: v.picklist(['not-asked', 'foreign', 'system']),
      code: v.nullable(v.string()),
      folder: v.nullable(v.string()),
    }),
  ),
  ...leaseEntries,
  listeners: v.array(socketSchema),
};

/** `porthole.lease/1`. */
export const leaseSchema = v.strictObject({ schema: v.literal('porthole.lease/1'), ...entries });

/** `porthole.leases/1`. */
export const leasesSchema = v.strictObject({
  schema: v.literal('porthole.leases/1'),
  leases: v.array(v.strictObject(entries)),
  gaps: v.array(gapSchema),
});
