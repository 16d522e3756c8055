import type { NumberRange } from './query.ts';

/** Is a number in one of the ranges? */
export function compileNumbers(ranges: readonly NumberRange[]): (number: number) => boolean {
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) {
    const { first, last } = only;
    return (number) => number >= first && number <= last;
  }
  return (number) => ranges.some(({ first, last }) => number >= first && number <= last);
}
