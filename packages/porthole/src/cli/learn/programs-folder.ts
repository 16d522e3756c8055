import { existsSync } from 'node:fs';
import path from 'node:path';
import { PortholeError } from '@porthole/core';
import type { Self } from '../self-command.ts';

/** Where the built program has the program with two modes, seen from its script, or from its sources. */
const PLACES = ['../dist/two-modes', '../../dist/two-modes'];

/** The folder of the programs that the lesson runs. @throws PortholeError where they were not built or not shipped. */
export function programsFolder({ scriptPath }: Self): string {
  const places = PLACES.map((place) => path.resolve(path.dirname(scriptPath), place));
  const found = places.find((place) => existsSync(path.join(place, 'run.js')));
  if (found !== undefined) return found;
  throw new PortholeError('unavailable', `The programs of the lesson are not in ${places[0]}.`, {
    hint: 'Install porthole again; in its repository, run: npm run build',
  });
}
