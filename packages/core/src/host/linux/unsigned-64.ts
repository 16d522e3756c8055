/** Two words of an unsigned 64-bit number, the low one first, as decimal text. */
export function unsigned64(low: number, high: number): string {
  if (high === 0) return String(low >>> 0);
  return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
