const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time for a sentence: `0.3 s`, `42 s`, `14 min`, `2 h 14 min`, `9 d 3 h`. */
export function printDuration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < SECOND) return `${Math.floor(span / 100) / 10} s`;
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return twoUnits(span, HOUR, ' h', MINUTE, ' min', ' ');
  return twoUnits(span, DAY, ' d', HOUR, ' h', ' ');
}

/** A span of time for a column: `0s`, `42s`, `14m`, `2h14m`, `9d3h`, and days alone from ten days on. */
export function printAge(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)}s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)}m`;
  if (span < DAY) return twoUnits(span, HOUR, 'h', MINUTE, 'm', '');
  if (span < 10 * DAY) return twoUnits(span, DAY, 'd', HOUR, 'h', '');
  return `${Math.floor(span / DAY)}d`;
}

function twoUnits(span: number, large: number, largeName: string, small: number, smallName: string, gap: string) {
  const rest = Math.floor((span % large) / small);
  const first = `${Math.floor(span / large)}${largeName}`;
  return rest === 0 ? first : `${first}${gap}${rest}${smallName}`;
}
