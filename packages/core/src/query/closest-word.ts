const LONGEST = 40;

/**
 * The candidate that a mistyped word was probably meant to be, upper and lower case alike: the one with the fewest
 * slips (a letter too many, too few, wrong, or two swapped), if they are few for its length; else one of the two
 * begins with the other.
 */
export function closestWord(word: string, candidates: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const typed = word.toLowerCase();
  let closest: string | undefined;
  let fewest = Math.max(1, Math.min(3, Math.floor(typed.length / 3))) + 1;
  for (const candidate of candidates) {
    const slips = slipsBetween(typed, candidate.toLowerCase());
    if (slips < fewest && slips < typed.length) {
      closest = candidate;
      fewest = slips;
    }
  }
  return closest ?? candidates.find((candidate) => beginsAlike(typed, candidate.toLowerCase()));
}

function beginsAlike(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** Damerau-Levenshtein distance, no piece changed twice (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
