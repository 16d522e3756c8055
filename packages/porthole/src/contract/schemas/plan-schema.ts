import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { refusalSchema, victimSchema } from './kill-parts-schema.ts';
import { countSchema, pidSchema } from './scalars.ts';

/** `porthole.plan/1`. */
export const planSchema = v.strictObject({
  schema: v.literal('porthole.plan/1'),
  target: v.string(),
  victims: v.array(victimSchema),
  refused: v.array(refusalSchema),
  steps: v.array(
    v.strictObject({
      do: v.picklist(['terminate', 'kill', 'prove']),
      /** Whom it is done to; of `prove` nobody. */
      pids: v.array(pidSchema),
      /** How long is waited for it to take effect, at most; of `prove`, how long is watched. */
      ms: countSchema,
    }),
  ),
  gaps: v.array(gapSchema),
});
