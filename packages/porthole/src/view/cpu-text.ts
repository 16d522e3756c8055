/** A part of one processor: `0.0%`, `12.3%`, `250%`. */
export function printShare(share: number): string {
  const percent = share * 100;
  return `${percent < 99.95 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}
