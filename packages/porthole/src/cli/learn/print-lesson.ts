import { type Act, type Lesson, playAct } from '../../lesson/index.ts';
import type { Output } from '../output.ts';
import type { Teller } from '../who/teller.ts';
import { showBeat } from './show-beat.ts';
import { letterOf, tell } from './tell.ts';

/** Plays the acts without a reader, and writes all of it, answers too. `false`: nobody reads it any more. */
export async function printLesson(
  acts: readonly { readonly act: Act; readonly number: number }[],
  of: number,
  lesson: Lesson,
  out: Output,
  teller: Teller,
): Promise<boolean> {
  let whole = true;
  for (const { act, number } of acts) {
    for await (const beat of playAct(act, { number, of }, lesson)) {
      const answer =
        beat.kind === 'ask'
          ? tell([`Answer: ${letterOf(beat.right)}. ${beat.because}`], teller)
          : beat.kind === 'quiz'
            ? tell([`Answer: ${beat.pid}.`], teller)
            : [];
      if (beat.kind === 'trouble') whole = false;
      if (!out.write(`${[...showBeat(beat, teller), ...answer].join('\n')}\n`)) return whole;
    }
  }
  return whole;
}
