import type { Socket } from '@porthole/core';
import type { Expectation } from './act.ts';
import { checkExpectation } from './check-expectation.ts';
import type { Lesson } from './lesson.ts';

const SETTLED_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 50;

/** Looks until all of it holds, or it has had its time; `sockets` are those of the last look. */
export async function expectAll(
  expect: readonly Expectation[],
  { host, values }: Lesson,
): Promise<{ sockets: readonly Socket[]; holds: boolean }> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const { sockets } = await host.snapshot();
    let holds = true;
    for (const each of expect) holds &&= await checkExpectation(each, values, sockets, host);
    if (holds || Date.now() > deadline) return { sockets, holds };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
