import process from 'node:process';
import { checkListing } from './check-listing.mjs';
import { costsOf } from './measure.mjs';

/**
 * Measures `list --all`, also as JSON and with each of some ways of finding holders forced, next to ss and lsof.
 * @param ways name of the row to the value of PORTHOLE_LINUX_OWNERS
 */
export async function measureListing({ run, porthole, load }, ways) {
  const list = porthole('list', '--all');
  const forced = Object.entries(ways).map(([name, way]) => [name, [`PORTHOLE_LINUX_OWNERS=${way}`, ...list]]);
  const measured = await run({
    porthole: list,
    'porthole --json': [...list, '--json'],
    ...Object.fromEntries(forced),
    ss: ['ss', '-tunapH'],
    lsof: ['lsof', '-nP', '-i'],
    node: [process.execPath, '-e', '0'],
  });
  const checks = checkListing({
    table: measured.porthole.output,
    json: measured['porthole --json'].output,
    ss: measured.ss.output,
    load,
  });
  return { measured: costsOf(measured), checks };
}
