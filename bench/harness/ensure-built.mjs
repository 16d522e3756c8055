import { existsSync } from 'node:fs';

/** Makes sure that what is to be measured is there. @throws Error if it is not. */
export function ensureBuilt({ program, library }) {
  const missing = [program, library].find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`${missing} is not there: build it first (npm run build)`);
}
