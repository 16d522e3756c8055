import { ACTS } from '../../lesson/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { exportLesson } from '../learn/export-lesson.ts';
import { openLessonHere } from '../learn/lesson-of.ts';
import { LessonLeft, LessonScreen } from '../learn/lesson-screen.ts';
import { playInTerminal } from '../learn/play-in-terminal.ts';
import { printLesson } from '../learn/print-lesson.ts';
import { runProgram } from '../learn/run-program.ts';
import { readRunRequest } from '../learn/run-request.ts';
import { tell } from '../learn/tell.ts';
import { decideLook } from '../look.ts';
import { problemError } from '../problem-error.ts';
import { quoteWord } from '../quote-word.ts';
import { withHost } from '../session.ts';
import { makeTeller } from '../who/make-teller.ts';
import { clean } from '../who/teller.ts';

/** Plays the lesson, writes it down, or runs one of its programs. */
export async function run({ words, flags }: Call, context: Context): Promise<ExitStatus> {
  if (flags.json || flags.ndjson) {
    throw problemError({ message: 'The lesson is for people, and has no form for programs.' }, context.self);
  }
  const look = decideLook(flags, context.env, context.out);
  if (words[0] === 'run') {
    const request = readRunRequest(words.slice(1), flags);
    if ('message' in request) throw problemError(request, context.self);
    return runProgram(request, context, look.ascii);
  }
  if (flags.address !== undefined) {
    throw problemError(
      { message: '--address is where a server listens: it belongs to learn run serve.' },
      context.self,
    );
  }
  const first = readFirstAct(words, context);
  if (flags.export !== undefined) return exportLesson(flags.export, context);

  const acts = ACTS.map((act, index) => ({ act, number: index + 1 })).slice(first - 1);
  const teller = makeTeller(context, look);
  return withHost(context, async (host) => {
    const { lesson, taken } = await openLessonHere(host, context);
    if (taken !== undefined) {
      context.err.write(
        `porthole: Port ${taken.port} is taken by ${clean(teller, taken.by)}: so the lesson uses ${lesson.port}.\n`,
      );
    }
    if (!context.out.isTerminal || !context.input.isTerminal) {
      return (await printLesson(acts, ACTS.length, lesson, context.out, teller)) ? EXIT.ok : EXIT.failed;
    }
    const screen = new LessonScreen(context, teller);
    try {
      for (const { act, number } of acts) {
        await playInTerminal(act, { number, of: ACTS.length }, lesson, screen, teller);
      }
      screen.show(tell(['This was the lesson. Nothing of it runs any more.'], teller));
    } catch (error) {
      if (!(error instanceof LessonLeft)) throw error;
      context.out.write('Nothing of the lesson runs any more.\n');
    }
    return EXIT.ok;
  });
}

/** The number of the act to begin with. */
function readFirstAct(words: readonly string[], { self }: Context): number {
  const [word, ...more] = words;
  const number = word === undefined ? 1 : Number(word);
  if (more.length === 0 && Number.isInteger(number) && number >= 1 && number <= ACTS.length) return number;
  const wrong = quoteWord(more[0] ?? word ?? '');
  throw problemError(
    {
      message: `${wrong} is no act of the lesson: they are 1 to ${ACTS.length}.`,
      word: word ?? '',
      candidates: ['run'],
      command: ['help', 'learn'],
    },
    self,
  );
}
