import { SOCKET_CHANGES } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { countSchema, timestampSchema } from './scalars.ts';
import { socketSchema, trafficSchema } from './socket-schema.ts';

const source = v.picklist(['kernel', 'poll']);

const facts = {
  schema: v.literal('porthole.event/1'),
  sequence: v.pipe(countSchema, v.minValue(1)),
  time: timestampSchema,
  source,
};

/** `porthole.event/1`. */
export const eventSchema = v.variant('kind', [
  v.strictObject({
    ...facts,
    kind: v.picklist(SOCKET_CHANGES),
    initial: v.boolean(),
    socket: socketSchema,
    traffic: v.nullable(trafficSchema),
    count: v.null(),
  }),
  v.strictObject({
    ...facts,
    kind: v.literal('lost'),
    initial: v.literal(false),
    socket: v.null(),
    traffic: v.null(),
    count: v.nullable(countSchema),
  }),
]);

/** `porthole.watch/1`: the first line of a stream. */
export const watchSchema = v.strictObject({
  schema: v.literal('porthole.watch/1'),
  source,
  misses: v.string(),
  gaps: v.array(gapSchema),
});
