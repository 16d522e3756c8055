// `npm run soak`: 1,000 snapshots and 200 hosts in one program; does it keep descriptors or memory? Takes some minutes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const SNAPSHOTS = 1000;
const HOSTS = 200;
/** What garbage collection and the allocator leave lying about; a leak of 100 bytes a socket and snapshot is far above. */
const MOST = { descriptors: 0, heapBytes: 1_000_000, outsideBytes: 1_000_000, residentBytes: 16_000_000 };

const root = path.resolve(import.meta.dirname, '..');
const words = ['--expose-gc', '--conditions', 'porthole-source', '--import', 'tsx', 'test/leaks/many-snapshots.ts'];
const { status, stdout } = spawnSync(process.execPath, [...words, `${SNAPSHOTS}`, `${HOSTS}`], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) throw new Error(`the snapshots ended with status ${status}`);

/** @type {Record<string, { early: Record<string, number>, late: Record<string, number> }>} */
const held = JSON.parse(stdout);
let flat = true;
for (const [what, { early, late }] of Object.entries(held)) {
  for (const [name, most] of Object.entries(MOST)) {
    const growth = (late[name] ?? 0) - (early[name] ?? 0);
    const isFlat = growth <= most;
    flat &&= isFlat;
    console.log(
      `${isFlat ? 'flat ' : 'GROWS'}  ${what}, ${name}: ${early[name]} after a third, ${late[name]} at the end`,
    );
  }
}
process.exitCode = flat ? 0 : 1;
