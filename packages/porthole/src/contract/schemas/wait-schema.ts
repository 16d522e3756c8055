import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { countSchema, portSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

/** `porthole.wait/1`. */
export const waitSchema = v.strictObject({
  schema: v.literal('porthole.wait/1'),
  target: v.string(),
  until: v.string(),
  met: v.boolean(),
  waitedMs: countSchema,
  looks: v.pipe(countSchema, v.minValue(1)),
  ended: v.boolean(),
  attempts: v.array(v.strictObject({ address: v.string(), port: portSchema, code: v.nullable(v.string()) })),
  sockets: v.array(socketSchema),
  gaps: v.array(gapSchema),
});
