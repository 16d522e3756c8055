import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer will do, for what changes in its own time; the last answer, if it never does. */
export async function poll<Answer>(
  ask: () => Promise<Answer>,
  willDo: (answer: Answer) => boolean,
  withinMs = 15_000,
): Promise<Answer> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (willDo(answer) || Date.now() > end) return answer;
    await pause(50);
  }
}
