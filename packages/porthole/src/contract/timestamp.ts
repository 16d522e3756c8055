/** The last moment that a date can hold; a system or a recording may tell of later ones. */
const LAST_MS = 8.64e15;

/** RFC 3339 in UTC with milliseconds. */
export function timestamp(ms: number): string;
export function timestamp(ms: number | undefined): string | null;
export function timestamp(ms: number | undefined): string | null {
  return ms === undefined || !(Math.abs(ms) <= LAST_MS) ? null : new Date(ms).toISOString();
}
