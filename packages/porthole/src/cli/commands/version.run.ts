import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { readVersion } from '../read-version.ts';

export async function run(_call: Call, { self, out }: Context): Promise<ExitStatus> {
  out.write(`porthole ${readVersion(self)}\n`);
  return EXIT.ok;
}
