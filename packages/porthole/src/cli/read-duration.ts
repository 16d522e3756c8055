import { quoteWord } from './quote-word.ts';
import type { UsageProblem } from './usage-problem.ts';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, '': 1000, s: 1000, m: 60_000, h: 3_600_000 };

/** A length of time as a flag gives it (`500ms`, `5s`, `2m`, `1h`; a plain number is seconds), in milliseconds. */
export function readDuration(flag: string, text: string): number | UsageProblem {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|)$/.exec(text) ?? [];
  const scale = unit === undefined ? undefined : UNIT_MS[unit];
  if (digits === undefined || scale === undefined) {
    return {
      message: `${flag} is a length of time, and ${quoteWord(text)} is none.`,
      hint: `Write it as in ${flag} 5s; also 500ms, 2m, 1h.`,
    };
  }
  return Number(digits) * scale;
}
