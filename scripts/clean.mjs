// Removes what earlier builds made: the compiler does not delete the output of sources that are gone, and a code cache
// must never outlive the file it was made from.
import { rmSync } from 'node:fs';
import path from 'node:path';

for (const name of ['core', 'porthole']) {
  rmSync(path.resolve(import.meta.dirname, '../packages', name, 'dist'), { recursive: true, force: true });
}
