import type { Call } from '../command.ts';
import { quoteWord } from '../quote-word.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { LESSON_PORT } from './free-ports.ts';

/** What `porthole learn run` is asked for. */
export type RunRequest =
  | { readonly program: 'compute' }
  | { readonly program: 'connect' | 'serve'; readonly host: string; readonly port: number };

const RUN_WORDS: readonly string[] = ['compute', 'connect', 'serve'];

const LOOPBACK = '127.0.0.1';
const LARGEST_PORT = 65535;

/** @param words those behind `run` */
export function readRunRequest(words: readonly string[], flags: Call['flags']): RunRequest | UsageProblem {
  const [program, where, ...more] = words;
  if (program === undefined) {
    return {
      message: 'What is to run?',
      hint: 'It is one of compute, connect and serve, as in',
      command: ['learn', 'run', 'serve'],
    };
  }
  if (!RUN_WORDS.includes(program)) {
    return {
      message: `${quoteWord(program)} is none of the programs of the lesson.`,
      word: program,
      candidates: RUN_WORDS,
      command: ['help', 'learn'],
    };
  }
  if (flags.address !== undefined && program !== 'serve') {
    return { message: '--address is where a server listens: it belongs to learn run serve.' };
  }
  if (more.length > 0 || (program === 'compute' && where !== undefined)) {
    return {
      message: `${quoteWord(more[0] ?? where ?? '')} is one word too many for learn run ${program}.`,
      command: ['help', 'learn'],
    };
  }
  if (program === 'compute') return { program };
  if (program === 'serve') return serveRequest(where, flags.address);
  return connectRequest(where);
}

function serveRequest(where: string | undefined, address: string | undefined): RunRequest | UsageProblem {
  const port = where === undefined ? LESSON_PORT : readPort(where);
  if (port === undefined) {
    return {
      message: `${quoteWord(where ?? '')} is not a port to listen on: that is a number from 0 to 65535.`,
      hint: 'Port 0 is any free one.',
    };
  }
  return { program: 'serve', host: address ?? LOOPBACK, port };
}

function connectRequest(where: string | undefined): RunRequest | UsageProblem {
  if (where === undefined) return { program: 'connect', host: LOOPBACK, port: LESSON_PORT };
  const [, bracketed, plain, digits] = /^(?:\[([^\]\s]+)\]|([^:\s]*))(?::(\d+))?$/.exec(where) ?? [];
  const alone = readPort(where);
  if (alone !== undefined && alone > 0) return { program: 'connect', host: LOOPBACK, port: alone };
  const host = bracketed ?? plain;
  const port = digits === undefined ? LESSON_PORT : readPort(digits);
  if (host === undefined || port === undefined || port === 0 || (digits === undefined && /^\d*$/.test(host))) {
    return {
      message: `${quoteWord(where)} is no HOST:PORT to connect to.`,
      hint: 'Write it as in 10.0.0.5:65432, laptop:65432 or [::1]:65432.',
    };
  }
  return { program: 'connect', host: host === '' ? LOOPBACK : host, port };
}

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT ? Number(text) : undefined;
}
