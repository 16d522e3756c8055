const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'];

/** A number of bytes in SI units with three digits at most: `999 B`, `12.4 kB`, `182 MB`. */
export function printBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.floor(bytes)} B`;
  let value = bytes;
  let unit = '';
  for (const next of UNITS) {
    value /= 1000;
    unit = next;
    // What would be rounded up to 1000 is shown as 1 of the next unit.
    if (value < 999.5) break;
  }
  return `${value < 99.95 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`;
}
