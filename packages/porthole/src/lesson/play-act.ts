import type { Act } from './act.ts';
import type { Beat, Sentence } from './beat.ts';
import { expectAll } from './expect-all.ts';
import { ChildEnded } from './laboratory.ts';
import type { Lesson } from './lesson.ts';
import { performStep } from './perform-step.ts';
import { fillIn } from './values.ts';

/**
 * Plays an act beat by beat: what comes next happens when the player asks for it. Its programs end with it, also where
 * the player stops in the middle.
 */
export async function* playAct(act: Act, place: { number: number; of: number }, lesson: Lesson): AsyncGenerator<Beat> {
  yield { kind: 'act', ...place, title: act.title };
  try {
    for (const step of act.steps) {
      if (step.when !== undefined && !lesson.values.has(step.when)) continue;
      await lesson.laboratory.checkAll();
      yield* performStep(step, lesson);
    }
    await lesson.laboratory.checkAll();
    yield await sayExactly(act, lesson);
  } catch (error) {
    if (!(error instanceof ChildEnded)) throw error;
    yield { kind: 'trouble', text: tellEnd(error) };
  } finally {
    await lesson.laboratory.stopAll();
  }
}

async function sayExactly(act: Act, lesson: Lesson): Promise<Beat> {
  const sentences: Sentence[] = [];
  for (const { says, first = [], expect, seen, when } of act.exactly) {
    if (when !== undefined && !lesson.values.has(when)) continue;
    for (const step of first) {
      for await (const _ of performStep(step, lesson)); // what it shows is told by the sentence
    }
    const { holds } = await expectAll(expect, lesson);
    sentences.push({ says, holds, seen: fillIn(seen, lesson.values) });
  }
  return { kind: 'exactly', sentences };
}

function tellEnd({ as, pid, said }: ChildEnded): string {
  const last = said.trim().split('\n').at(-1);
  const words = last === undefined || last === '' ? '' : ` Its last words: ${last}`;
  return `The process ${pid} (${as}) has ended: somebody stopped it, or its three minutes were over.${words} This act ends here.`;
}
