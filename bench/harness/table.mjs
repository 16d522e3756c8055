/** With about three figures, enough to see on which side of a limit it is. */
const round = (number) => {
  const digits = [100, 10, 1].findIndex((size) => number >= size);
  return number.toFixed(digits < 0 ? 3 : digits);
};

/** A number as text, with as many digits as mean something. */
export const figure = (value) => (typeof value === 'number' && !Number.isInteger(value) ? round(value) : `${value}`);

const range = ({ median, least, most }) => `${round(median)} (${round(least)}-${round(most)})`;

/**
 * The table of what some commands cost.
 * @param base if given, a column tells each command's CPU time as a multiple of this one's
 */
export function costTable(title, measured, base) {
  const columns = ['command', 'CPU ms', 'wall ms', 'peak MB', ...(base ? [`CPU, ${base} = 1`] : [])];
  const rows = Object.entries(measured).map(([name, { cpuMs, wallMs, peakMB }]) => [
    name,
    range(cpuMs),
    range(wallMs),
    figure(peakMB.most),
    ...(base ? [(cpuMs.median / measured[base].cpuMs.median).toFixed(2)] : []),
  ]);
  return { title, columns, rows };
}

/** Median CPU time of one command as a multiple of another's. */
export const cpuRatio = (measured, one, other) => measured[one].cpuMs.median / measured[other].cpuMs.median;
