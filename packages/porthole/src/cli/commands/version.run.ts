import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';

/** The version stands in the package's manifest alone: the script is in a folder right beside it. */
export async function run(_call: Call, { self, out }: Context): Promise<ExitStatus> {
  const manifest = join(dirname(self.scriptPath), '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  out.write(`porthole ${version}\n`);
  return EXIT.ok;
}
