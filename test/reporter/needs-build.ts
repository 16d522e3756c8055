import { existsSync } from 'node:fs';
import path from 'node:path';

/** The tests of the built program say what is missing once, instead of failing one by one. */
export function setup(): void {
  const root = path.resolve(import.meta.dirname, '../..');
  for (const built of ['packages/core/dist/index.js', 'packages/porthole/dist/porthole.script.cjs']) {
    if (!existsSync(path.join(root, built))) throw new Error(`\`${built}\` is not there. Try: npm run build`);
  }
}
