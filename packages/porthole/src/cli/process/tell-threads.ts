import type { ProcessAnatomy, ThreadAnatomy } from '@porthole/core';
import { formatTable } from '../../view/table.ts';
import { printLabelled } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { hard } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import { UNSEEN } from './not-there.ts';
import { threadColumns } from './thread-columns.ts';
import { baseName, tellCpu, tellStack, tellState, WHY_MISSING } from './thread-words.ts';

/** From this width on every thread fits on one line, with its registers and its stack. */
const WIDE = 116;
/** How many threads a screen shows: on a line each, or on some. */
const SHOWN_ROWS = 24;
const SHOWN_BLOCKS = 8;

export function threadsTitle({ threads }: ProcessAnatomy): string {
  const count = threads.length === 0 ? 'Threads' : `Threads: ${threads.length}`;
  if (threads.every(({ registers }) => registers === undefined)) return count;
  return threads.length === 1
    ? `${count}, with its registers and stack`
    : `${count}, each with its own registers and stack`;
}

/** The threads as a table, or one below the other where that would be too wide. A screen gets the busiest ones. */
export function tellThreads({ threads, kernelThread }: ProcessAnatomy, teller: Teller): string[] {
  if (threads.length === 0) return printLabelled([{ label: 'unknown', value: [UNSEEN] }], teller);
  if (kernelThread)
    return printLabelled(
      threads.map((thread) => ({
        label: String(thread.id),
        value: [`${clean(teller, thread.name)}, ${tellState(thread)}; ${WHY_MISSING.kernel}`],
      })),
      teller,
    );
  const { width, style } = teller;
  const wide = width === undefined || width >= WIDE;
  const shown = width === undefined ? threads : busiest(threads).slice(0, wide ? SHOWN_ROWS : SHOWN_BLOCKS);
  const rest = threads.length - shown.length;
  const note =
    rest > 0
      ? printLabelled([{ label: '', value: [`${rest} more threads that did less; --json has them all`] }], teller)
      : [];
  if (!wide)
    return [
      ...printLabelled(
        shown.map((thread) => ({ label: String(thread.id), value: tellThread(thread, teller) })),
        teller,
      ),
      ...note,
    ];
  const table = [
    ...formatTable(shown, threadColumns(teller), { width: width === undefined ? undefined : width - 2, style }),
  ].join('');
  return [
    ...table
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    ...note,
  ];
}

/** The main thread, then those that use the processors most; of equals the older ones. */
function busiest(threads: readonly ThreadAnatomy[]): ThreadAnatomy[] {
  const [main, ...others] = threads;
  if (main === undefined) return [];
  others.sort((a, b) => (b.cpu.share ?? 0) - (a.cpu.share ?? 0) || b.cpu.usedMs - a.cpu.usedMs || a.id - b.id);
  return [main, ...others];
}

function tellThread(thread: ThreadAnatomy, teller: Teller): Rich {
  const { name, registers, registersMissing, stack } = thread;
  const call =
    registers?.systemCall === undefined
      ? ''
      : ` in ${registers.systemCall.name ?? `system call ${registers.systemCall.number}`}`;
  const head: Rich = [
    { role: 'process', text: clean(teller, name).replaceAll(' ', HARD_BLANK) },
    ` ${tellState(thread)}${call},`,
    ` ${hard(tellCpu(thread))};`,
  ];
  if (registers === undefined) return [...head, ` ${WHY_MISSING[registersMissing ?? 'unsupported']}`];
  return [
    ...head,
    ` instruction${HARD_BLANK}`,
    { role: 'address', text: registers.instructionPointer },
    ...(registers.codeFile === undefined ? [] : [` in ${hard(clean(teller, baseName(registers.codeFile)))}`]),
    `, stack${HARD_BLANK}`,
    { role: 'address', text: registers.stackPointer },
    `: ${tellStack(stack)}`,
  ];
}
