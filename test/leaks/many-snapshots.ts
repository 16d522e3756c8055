/**
 * Reads the machine many times in one program, and prints what the program holds on to, as one line of JSON. Run with
 * `--expose-gc`. Arguments: how many snapshots by one host, and how many hosts are opened and closed after that.
 */
import { readdirSync } from 'node:fs';
import { openHost } from '../../packages/core/src/index.ts';

/** After a third of all, what is made once has been made. */
const WARM = 3;

interface Held {
  readonly descriptors: number;
  readonly heapBytes: number;
  readonly outsideBytes: number;
  readonly residentBytes: number;
}

function measure(): Held {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    descriptors: readdirSync('/proc/self/fd').length,
    heapBytes: heapUsed,
    outsideBytes: external,
    residentBytes: rss,
  };
}

/** Does the work so many times; gives what was held after a third of them, and at the end. */
async function repeat(times: number, work: () => Promise<void>): Promise<{ early: Held; late: Held }> {
  let early: Held | undefined;
  for (let time = 0; time < times; time++) {
    if (time === Math.ceil(times / WARM)) early = measure();
    await work();
  }
  return { early: early ?? measure(), late: measure() };
}

const [snapshots = 60, hosts = 9] = process.argv.slice(2).map(Number);
const host = await openHost();
const byOneHost = await repeat(snapshots, async () => {
  const processes = await host.processes();
  const { sockets } = await host.snapshot();
  await host.bounds(processes);
  for (const socket of sockets)
    if (socket.owner.kind === 'process') await host.detail(socket.owner.holders[0] ?? { pid: 1 });
});
await host.close();
const byManyHosts = await repeat(hosts, async () => {
  const each = await openHost();
  // The second one by the iterators, where they may be used.
  await each.snapshot();
  await each.snapshot();
  await each.close();
});
process.stdout.write(`${JSON.stringify({ byOneHost, byManyHosts })}\n`);
