import { expect, it } from 'vitest';
import { runManySnapshots } from '../leaks/run-many-snapshots.ts';

/** Of a leak of one small object a socket, 40 snapshots would make more. */
const HEAP_BYTES = 500_000;
const OUTSIDE_BYTES = 500_000;

it('many snapshots in one program keep neither descriptors nor memory', async () => {
  const { byOneHost, byManyHosts } = await runManySnapshots(60, 9, 50_000);
  for (const { early, late } of [byOneHost, byManyHosts]) {
    expect(late.descriptors).toBe(early.descriptors);
    expect(late.heapBytes - early.heapBytes).toBeLessThan(HEAP_BYTES);
    expect(late.outsideBytes - early.outsideBytes).toBeLessThan(OUTSIDE_BYTES);
  }
});
