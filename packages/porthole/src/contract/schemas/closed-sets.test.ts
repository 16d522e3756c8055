import type {
  GapReason,
  GapWhat,
  HiddenReason,
  NoOwnerReason,
  ReachEvidence,
  Reason,
  RefusalReason,
  RestarterKind,
  WhatKind,
  WhySourceKind,
} from '@porthole/core';
import type { InferOutput } from 'valibot';
import { expectTypeOf, it } from 'vitest';
import type { KillAnswer } from '../kill-document.ts';
import type { errorSchema } from './error-schema.ts';
import type { gapSchema } from './gap-schema.ts';
import type { refusalSchema, restarterSchema } from './kill-parts-schema.ts';
import type { killSchema } from './kill-schema.ts';
import type { ownerSchema } from './owner-schema.ts';
import type { processSchema } from './process-schema.ts';
import type { socketSchema } from './socket-schema.ts';

type Owner = InferOutput<typeof ownerSchema>;
type Process = InferOutput<typeof processSchema>;

/** Checked by the compiler, in both directions. */
it('has the closed sets of the model, whole', () => {
  expectTypeOf<InferOutput<typeof gapSchema>['what']>().toEqualTypeOf<GapWhat>();
  expectTypeOf<InferOutput<typeof gapSchema>['reason']>().toEqualTypeOf<GapReason>();
  expectTypeOf<InferOutput<typeof errorSchema>['reason']>().toEqualTypeOf<Reason>();
  expectTypeOf<Extract<Owner, { kind: 'none' }>['reason']>().toEqualTypeOf<NoOwnerReason>();
  expectTypeOf<Extract<Owner, { kind: 'hidden' }>['reason']>().toEqualTypeOf<HiddenReason>();
  expectTypeOf<
    NonNullable<InferOutput<typeof socketSchema>['reach']>['evidence'][number]
  >().toEqualTypeOf<ReachEvidence>();
  expectTypeOf<NonNullable<Process['what']>['kind']>().toEqualTypeOf<WhatKind>();
  expectTypeOf<NonNullable<Process['why']>['source']['kind']>().toEqualTypeOf<WhySourceKind>();
  expectTypeOf<InferOutput<typeof refusalSchema>['reason']>().toEqualTypeOf<RefusalReason>();
  expectTypeOf<InferOutput<typeof restarterSchema>['kind']>().toEqualTypeOf<RestarterKind>();
  expectTypeOf<InferOutput<typeof killSchema>['results'][number]['outcome']>().toEqualTypeOf<KillAnswer['outcome']>();
});
