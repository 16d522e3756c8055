import { SOCKET_CHANGES, type Socket, type WatchEvent, type WatchOptions } from '@porthole/core';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { readListingRequest } from '../listing-request.ts';
import { problemError } from '../problem-error.ts';
import { quoteWord } from '../quote-word.ts';
import { readDuration } from '../read-duration.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** What is to be watched, checked before anything is read. */
export interface WatchRequest {
  readonly options: WatchOptions;
  /** `undefined`: every socket matches. */
  readonly matches: ((socket: Socket) => boolean) | undefined;
  /** The kind of event that ends it. */
  readonly until: WatchEvent['kind'] | undefined;
  /** How many events end it. */
  readonly count: number | undefined;
  readonly timeoutMs: number | undefined;
  /** A command for the shell. */
  readonly exec: string | undefined;
}

const KINDS: readonly WatchEvent['kind'][] = [...SOCKET_CHANGES, 'lost'];
const SHORTEST_MS = 10;
const LONGEST_MS = 3_600_000;

const NO_DOCUMENT: UsageProblem = {
  message: 'A watch has no end, so it cannot be one JSON document.',
  hint: '--ndjson prints one object a line.',
};
const BAD_INTERVAL: UsageProblem = {
  message: '--interval is at least 10 ms and at most an hour.',
  hint: 'Write it as in --interval 500ms.',
};
const NOTHING_TO_RUN: UsageProblem = {
  message: '--exec is a command, and this one is empty.',
  hint: 'Write it as in --exec \'echo "$PORTHOLE_PORT"\'.',
};

/** @throws PortholeError `invalid-argument` for a flag or filter that cannot be understood. */
export function readWatchRequest(call: Call, context: Context): WatchRequest {
  const { flags } = call;
  const refuse = (problem: UsageProblem): never => {
    throw problemError(problem, context.self);
  };
  const duration = (flag: string, text: string | undefined): number | undefined => {
    const length = text === undefined ? undefined : readDuration(flag, text);
    return typeof length === 'object' ? refuse(length) : length;
  };
  if (flags.json && !flags.ndjson) refuse(NO_DOCUMENT);
  if (flags.exec !== undefined && flags.exec.trim() === '') refuse(NOTHING_TO_RUN);
  const intervalMs = duration('--interval', flags.interval);
  if (intervalMs !== undefined && !(intervalMs >= SHORTEST_MS && intervalMs <= LONGEST_MS)) refuse(BAD_INTERVAL);
  const { options, matches } = readListingRequest(call, context);
  const { protocols, ports, info } = options;
  return {
    options: { protocols, ports, info, intervalMs, sinceNow: flags['since-now'] === true },
    matches,
    until: flags.until === undefined ? undefined : (findKind(flags.until) ?? refuse(badKind(flags.until))),
    count: flags.count === undefined ? undefined : (readCount(flags.count) ?? refuse(badCount(flags.count))),
    timeoutMs: duration('--timeout', flags.timeout),
    exec: flags.exec,
  };
}

function findKind(text: string): WatchEvent['kind'] | undefined {
  return KINDS.find((kind) => kind === text);
}

function badKind(word: string): UsageProblem {
  return {
    message: `--until is a kind of event, and ${quoteWord(word)} is none.`,
    hint: `The kinds are ${KINDS.join(', ')}.`,
    word,
    candidates: KINDS,
  };
}

function readCount(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function badCount(text: string): UsageProblem {
  return {
    message: `--count is a number from 1 on, and ${quoteWord(text)} is none.`,
    hint: 'Write it as in --count 5.',
  };
}
