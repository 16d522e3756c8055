import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTIONS } from './questions.mjs';

const USAGE = `usage: npm run bench [QUESTION...] [-- OPTION...]
questions: ${Object.keys(QUESTIONS).join(', ')} (none given: all)
  --rounds N      measured runs of each command (default 9)
  --program PATH  measure this script instead of the built porthole
  --library PATH  measure this module instead of the built @porthole/core
  --results PATH  write the results into this folder instead of bench/results`;

const OPTIONS = {
  rounds: { type: 'string', default: '9' },
  program: { type: 'string' },
  library: { type: 'string' },
  results: { type: 'string' },
};

const pathFrom = (given, fallback) =>
  given === undefined ? new URL(fallback, import.meta.url).pathname : resolve(given);

/** What the command line asks for. @throws Error with the usage. */
export function readArguments(words) {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.find((name) => !Object.hasOwn(QUESTIONS, name));
  if (unknown !== undefined) throw new Error(`there is no question ${JSON.stringify(unknown)}\n${USAGE}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a whole number from 1\n${USAGE}`);
  return {
    questions: positionals.length === 0 ? Object.keys(QUESTIONS) : positionals,
    rounds,
    program: pathFrom(values.program, '../../packages/porthole/bin/porthole.cjs'),
    library: pathFrom(values.library, '../../packages/core/dist/index.js'),
    results: pathFrom(values.results, '../results'),
  };
}
