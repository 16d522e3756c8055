import { ACTS, type Beat, playAct } from '../../lesson/index.ts';
import { createStyle } from '../../view/style.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { refuseTarget, writeWhole } from '../save/write-whole.ts';
import { withHost } from '../session.ts';
import { makeTeller } from '../who/make-teller.ts';
import type { Teller } from '../who/teller.ts';
import { openLessonHere } from './lesson-of.ts';
import { lessonPage } from './lesson-page.ts';

/** Plays the whole lesson once, and writes what happened as one page that needs nothing else. */
export async function exportLesson(file: string, context: Context): Promise<ExitStatus> {
  refuseTarget(file);
  const teller: Teller = {
    ...makeTeller(context, { color: false, ascii: false, width: 92 }),
    style: createStyle({ color: false, ascii: false }),
    spell: (words) => ['porthole', ...words].join(' '),
  };
  const beats: Beat[] = [];
  await withHost(context, async (host) => {
    const { lesson } = await openLessonHere(host, context);
    for (const [index, act] of ACTS.entries()) {
      for await (const beat of playAct(act, { number: index + 1, of: ACTS.length }, lesson)) beats.push(beat);
    }
  });
  writeWhole(file, Buffer.from(lessonPage(beats, teller, new Date(context.nowMs()))));
  context.err.write(`porthole: The lesson as it was played here just now is in ${file}.\n`);
  return EXIT.ok;
}
