/**
 * The library's probe in a process of its own, so that it can be put into another network namespace or be another
 * user. The one argument is a list of targets in JSON; each line that it prints is a report.
 */
import { probe } from '../../packages/core/src/index.ts';

for (const { target, options } of JSON.parse(process.argv[2] ?? '[]')) {
  process.stdout.write(`${JSON.stringify(await probe(target, options))}\n`);
}
