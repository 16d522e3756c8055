import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { processSchema } from './process-schema.ts';
import { portSchema } from './scalars.ts';
import { connectionSchema, socketSchema } from './socket-schema.ts';

/** `porthole.who/1`. */
export const whoSchema = v.strictObject({
  schema: v.literal('porthole.who/1'),
  target: v.string(),
  answers: v.array(
    v.strictObject({
      port: portSchema,
      protocol: v.picklist(['tcp', 'udp']),
      status: v.picklist(['taken', 'free', 'hidden', 'kernel', 'connection-end']),
      listeners: v.array(socketSchema),
      connections: v.array(connectionSchema),
    }),
  ),
  processes: v.array(processSchema),
  gaps: v.array(gapSchema),
});
