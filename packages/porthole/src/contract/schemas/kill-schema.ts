import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { refusalSchema, restarterSchema, victimSchema } from './kill-parts-schema.ts';
import { processSchema } from './process-schema.ts';
import { countSchema, pidSchema } from './scalars.ts';
import { socketSchema } from './socket-schema.ts';

/** `porthole.kill/1`. */
export const killSchema = v.strictObject({
  schema: v.literal('porthole.kill/1'),
  results: v.array(
    v.strictObject({
      target: v.string(),
      outcome: v.picklist([
        'freed',
        'ended',
        'nothing',
        'refused',
        'partly',
        'denied',
        'still-held',
        'taken-again',
        'declined',
        'closed',
        'missing',
        'unsupported',
        'failed',
      ]),
      victims: v.array(victimSchema),
      refused: v.array(refusalSchema),
      signals: v.array(
        v.strictObject({
          pid: pidSchema,
          signal: v.picklist(['SIGTERM', 'SIGKILL']),
          outcome: v.picklist(['sent', 'gone', 'replaced', 'released', 'denied']),
          by: v.nullable(v.picklist(['pidfd', 'check'])),
        }),
      ),
      freedAfterMs: v.nullable(countSchema),
      /** Those that were signalled and still run. */
      running: v.array(pidSchema),
      stillHeld: v.array(socketSchema),
      takenAgain: v.nullable(
        v.strictObject({
          afterMs: countSchema,
          holds: v.array(socketSchema),
          process: v.nullable(processSchema),
          restartedBy: v.nullable(restarterSchema),
        }),
      ),
      connection: v.nullable(socketSchema),
      error: v.nullable(
        v.strictObject({
          code: v.string(),
          reason: v.string(),
          message: v.string(),
          hint: v.nullable(v.string()),
        }),
      ),
      gaps: v.array(gapSchema),
    }),
  ),
});
