import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PortRegistry } from './port-registry.ts';

let loaded: PortRegistry | undefined;

/**
 * IANA's service names, read from the file beside this code when somebody first asks: most runs of a program never do.
 * @throws the system's error where the file is not there, as in a bundle that left it behind.
 */
export function portRegistry(): PortRegistry {
  // `resolve` takes the place of this code as a URL (a module) and as a path (the bundled program) alike.
  loaded ??= new PortRegistry(readFileSync(createRequire(import.meta.url).resolve('./iana-services.tsv'), 'utf8'));
  return loaded;
}
