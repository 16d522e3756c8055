import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PortRegistry } from './port-registry.ts';

const TABLE = 'iana-services.tsv';

let loaded: PortRegistry | undefined;

/**
 * IANA's service names, read from the file beside this code when somebody first asks: most runs of a program never do.
 * @throws the system's error where the file is not there, as in a bundle that left it behind.
 */
export function portRegistry(): PortRegistry {
  loaded ??= new PortRegistry(readFileSync(besideThis(TABLE), 'utf8'));
  return loaded;
}

/** The place of this code is a URL in a module, and a path in the bundled program. */
function besideThis(name: string): URL | string {
  const here = import.meta.url;
  return here.startsWith('file:') ? new URL(name, here) : path.join(path.dirname(here), name);
}
