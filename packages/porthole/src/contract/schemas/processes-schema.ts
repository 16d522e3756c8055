import { PROCESS_STATES } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { countSchema, pidSchema, portSchema, timestampSchema } from './scalars.ts';

const shareSchema = v.pipe(v.number(), v.minValue(0));

const process = {
  pid: pidSchema,
  startedAt: v.nullable(timestampSchema),
  /** Null for a process without one. */
  parent: v.nullable(pidSchema),
  name: v.nullable(v.string()),
  command: v.nullable(v.array(v.string())),
  user: v.nullable(v.string()),
  uid: v.nullable(countSchema),
  kernelThread: v.boolean(),
  state: v.nullable(v.picklist(PROCESS_STATES)),
  threads: v.nullable(countSchema),
  ageMs: v.nullable(countSchema),
  cpuMs: v.nullable(countSchema),
  /** Part of one processor; see `cpu` of the document. */
  cpuShare: v.nullable(shareSchema),
  residentBytes: v.nullable(countSchema),
  /** Null: not to be seen, which is not the same as none. */
  ports: v.nullable(
    v.array(
      v.strictObject({
        protocol: v.picklist(['tcp', 'udp']),
        port: portSchema,
        addresses: v.array(v.string()),
        ephemeral: v.boolean(),
      }),
    ),
  ),
  connections: v.nullable(countSchema),
  /** Why it may hold more than that. */
  unseen: v.nullable(v.picklist(['permission', 'namespace'])),
};

/** `porthole.listed-process/1`: a line of `ps --ndjson`. */
export const listedProcessSchema = v.strictObject({ schema: v.literal('porthole.listed-process/1'), ...process });

/** `porthole.processes/1`. */
export const processesSchema = v.strictObject({
  schema: v.literal('porthole.processes/1'),
  takenAt: timestampSchema,
  host: v.strictObject({
    name: v.string(),
    os: v.picklist(['linux', 'windows', 'darwin']),
    bootId: v.nullable(v.string()),
  }),
  bounds: v.strictObject({
    processors: v.nullable(countSchema),
    processorsAllowed: v.nullable(shareSchema),
    load: v.nullable(v.tuple([shareSchema, shareSchema, shareSchema])),
    memory: v.nullable(
      v.strictObject({
        totalBytes: countSchema,
        availableBytes: countSchema,
        boundBy: v.picklist(['machine', 'cgroup']),
      }),
    ),
    tasks: v.nullable(countSchema),
    taskBounds: v.array(
      v.strictObject({
        kind: v.picklist(['pid-max', 'threads-max', 'cgroup', 'user']),
        path: v.nullable(v.string()),
        limit: countSchema,
        used: countSchema,
      }),
    ),
  }),
  cpu: v.strictObject({ kind: v.picklist(['average', 'sampled']), sampledMs: v.nullable(v.number()) }),
  processes: v.array(v.strictObject(process)),
  gaps: v.array(gapSchema),
});
