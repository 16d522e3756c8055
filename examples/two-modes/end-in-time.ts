const LONGEST_MS = 3 * 60 * 1000;
const LOOK_EVERY_MS = 200;

/** Ends this process after three minutes, and as soon as whoever started it is gone: nothing is left running. */
export function endInTime(): void {
  const starter = process.ppid;
  setTimeout(() => process.exit(), LONGEST_MS).unref();
  setInterval(() => {
    if (process.ppid !== starter) process.exit();
  }, LOOK_EVERY_MS).unref();
}
