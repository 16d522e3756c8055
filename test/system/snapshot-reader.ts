/**
 * The library in a process of its own, so that it can be put into another network namespace or be another user.
 * Each line on standard input is a question in JSON, each line on standard output its answer: {"value"} or {"error"}.
 */
import { createInterface } from 'node:readline';
import { openHost } from '../../packages/core/src/index.ts';
import { toPlainSnapshot } from './plain-snapshot.ts';
import type { Question } from './reader.ts';

async function answer({ open, ask, argument }: Question): Promise<unknown> {
  const host = await openHost(open);
  try {
    if (ask === 'snapshot') return toPlainSnapshot(await host.snapshot(argument));
    if (ask === 'process') return await host.detail(argument);
    if (ask === 'anatomy') return await host.process(argument);
    if (ask === 'ancestry') return await host.ancestry(argument);
    if (ask === 'rawSockets') return await host.rawSockets();
    if (ask === 'unixSockets') return await host.unixSockets();
    return await host.processes();
  } finally {
    await host.close();
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  let told: { value: unknown } | { error: string };
  try {
    told = { value: (await answer(JSON.parse(line))) ?? null };
  } catch (error) {
    told = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
