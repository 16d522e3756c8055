import type { Gap } from '@porthole/core';

/** What one command would show stands on one line: the gaps of a process mostly have one cause. */
export function joinGaps(gaps: readonly Gap[]): Gap[] {
  const joined = new Map<Gap['remedy'], Gap>();
  for (const gap of gaps) {
    const known = joined.get(gap.remedy);
    joined.set(gap.remedy, known === undefined ? gap : { ...known, detail: `${known.detail}; ${gap.detail}` });
  }
  return [...joined.values()];
}
