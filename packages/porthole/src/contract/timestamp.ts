/** RFC 3339 in UTC with milliseconds. */
export function timestamp(ms: number): string;
export function timestamp(ms: number | undefined): string | null;
export function timestamp(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
