import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Self } from './self-command.ts';

/** The version stands in the package's manifest alone: the script is in a folder right beside it. */
export function readVersion({ scriptPath }: Pick<Self, 'scriptPath'>): string {
  const manifest = join(dirname(scriptPath), '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return version;
}
