import { quoteWord } from '../quote-word.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** pid_t is a signed 32-bit number everywhere. */
const LARGEST_PID = 0x7fffffff;

/** Reads the one process that is asked about: `48213`, or `pid:48213` as other commands have it. */
export function readPid(words: readonly string[]): number | UsageProblem {
  const [word = '', ...others] = words;
  if (others.length > 0) {
    return {
      message: 'One process at a time.',
      hint: 'To see several side by side, run',
      command: ['who', ...words.map(asTarget)],
    };
  }
  const digits = /^(?:pid:)?(\d+)$/i.exec(word)?.[1];
  const pid = Number(digits);
  if (digits !== undefined && pid >= 1 && pid <= LARGEST_PID) return pid;
  if (digits !== undefined) {
    return {
      message: `No process has the number ${quoteWord(digits)}: they are 1 to ${LARGEST_PID}.`,
      hint: 'Write it as in process 48213.',
    };
  }
  if (word === '' || /^[-+.\d]/.test(word)) {
    return { message: `${quoteWord(word)} is not the number of a process.`, hint: 'Write it as in process 48213.' };
  }
  return {
    message: `${quoteWord(word)} is not the number of a process.`,
    hint: 'To find one by its name, run',
    command: ['who', word],
  };
}

function asTarget(word: string): string {
  return /^\d+$/.test(word) ? `pid:${word}` : word;
}
