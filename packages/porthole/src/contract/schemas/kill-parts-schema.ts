import * as v from 'valibot';
import { processSchema } from './process-schema.ts';
import { countSchema, pidSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

export const restarterSchema = v.strictObject({
  kind: v.picklist(['systemd-unit', 'process-manager', 'container', 'parent']),
  name: v.string(),
  pid: v.nullable(pidSchema),
  evidence: v.string(),
  /** The command that stops it for good; a word NAME is to be filled in. */
  stop: v.nullable(v.string()),
});

export const victimSchema = v.strictObject({
  process: processSchema,
  holds: v.array(socketSchema),
  alsoServes: v.array(socketSchema),
  clients: countSchema,
  restartedBy: v.nullable(restarterSchema),
});

export const refusalSchema = v.strictObject({
  process: v.nullable(processSchema),
  reason: v.picklist([
    'own-process',
    'first-process',
    'own-ancestor',
    'session-leader',
    'kernel',
    'container',
    'other-user',
    'hidden',
    'kept-by-another',
    'not-mine',
    'other-folder',
  ]),
  holds: v.array(socketSchema),
  /** The container's name, where it is about one. */
  container: v.nullable(v.string()),
  /** The command that frees the port instead. */
  instead: v.nullable(v.string()),
});
