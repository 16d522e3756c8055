import type { Gap } from '@porthole/core';
import { jsonValue } from './json-text.ts';

/** The command that would show what is missing: only the program knows how it was called. */
export type RemedyOf = (gap: Gap) => string | null;

export function gapsJson(gaps: readonly Gap[], remedyOf: RemedyOf): string {
  return jsonValue(
    gaps.map((gap) => ({
      what: gap.what,
      reason: gap.reason,
      count: gap.count,
      detail: gap.detail,
      remedy: remedyOf(gap),
    })),
  );
}
