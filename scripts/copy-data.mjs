// Puts the table of service names where the built library and the bundled program look for it: beside the code that
// reads it.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const packages = path.resolve(import.meta.dirname, '../packages');
const table = path.join(packages, 'core/src/ports/registry/iana-services.tsv');
for (const folder of ['core/dist/ports/registry', 'porthole/dist']) {
  mkdirSync(path.join(packages, folder), { recursive: true });
  cpSync(table, path.join(packages, folder, path.basename(table)));
}
