import type { Act } from '../../lesson/index.ts';
import { type Beat, type Lesson, playAct } from '../../lesson/index.ts';
import type { Teller } from '../who/teller.ts';
import type { LessonScreen } from './lesson-screen.ts';
import { showBeat } from './show-beat.ts';
import { letterOf, tell } from './tell.ts';

/** After these the reader has something to look at before it goes on. */
const PAUSES: ReadonlySet<Beat['kind']> = new Set([
  'sockets',
  'process',
  'path',
  'code',
  'header',
  'classes',
  'protocols',
  'try',
  'exactly',
]);

/** Plays one act with a reader who predicts, sees and goes on. */
export async function playInTerminal(
  act: Act,
  place: { number: number; of: number },
  lesson: Lesson,
  screen: LessonScreen,
  teller: Teller,
): Promise<void> {
  let again = false;
  for await (const beat of playAct(act, place, lesson)) {
    if (beat.kind === 'code' && screen.ask(`c: show the code (${beat.file}), Enter: on, q: leave`) !== 'c') continue;
    screen.show(showBeat(beat, teller));
    if (beat.kind === 'trouble' && screen.ask('r: this act once more, Enter: the next one, q: leave') === 'r')
      again = true;
    if (beat.kind === 'ask') answer(beat, screen, teller);
    else if (beat.kind === 'quiz') answerQuiz(beat, screen, teller);
    else if (PAUSES.has(beat.kind)) {
      screen.pause();
      screen.show(['']);
    }
  }
  if (again) await playInTerminal(act, place, lesson, screen, teller);
}

function answer(
  { choices, right, because }: Extract<Beat, { kind: 'ask' }>,
  screen: LessonScreen,
  teller: Teller,
): void {
  const letters = choices.map((_, index) => letterOf(index));
  const said = screen.ask(`Your guess (${letters.join(', ')}):`);
  const verdict = said === letterOf(right) ? 'Right' : `It is ${letterOf(right)}`;
  screen.show([...tell([{ role: 'good', text: `${verdict}.` }, ` ${because}`], teller), '']);
}

function answerQuiz({ port, pid }: Extract<Beat, { kind: 'quiz' }>, screen: LessonScreen, teller: Teller): void {
  const said = screen.ask('>');
  const verdict = said === `${pid}` ? 'Right' : 'Not this time';
  screen.show([
    ...tell([{ role: 'good', text: `${verdict}.` }, ` Port ${port} is held by process ${pid}.`], teller),
    '',
  ]);
}
