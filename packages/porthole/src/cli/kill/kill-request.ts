import fs from 'node:fs';
import path from 'node:path';
import { type KillOptions, usualEngines } from '@porthole/core';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { enginesIn } from '../engines-in.ts';
import { userWhoAsks } from '../is-mine.ts';
import { looksPasted } from '../pasted-line.ts';
import { problemError } from '../problem-error.ts';
import { quoteWord } from '../quote-word.ts';
import { readDuration } from '../read-duration.ts';
import { type PortTarget, parseTarget, type Target } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** A target as it was written, and as it was understood. */
export interface KillAsk {
  readonly text: string;
  readonly target: Exclude<Target, { kind: 'problem' }>;
}

/** What `kill` was asked to do, checked as far as that goes without looking at the machine. */
export interface KillRequest {
  readonly asks: readonly KillAsk[];
  readonly options: KillOptions & { readonly timeoutMs: number };
  /** Close the connection to this end instead of ending anybody. */
  readonly close: PortTarget | undefined;
  readonly dryRun: boolean;
  /** Nobody needs to be asked. */
  readonly agreed: boolean;
}

const USUAL_TIMEOUT = '5s';

const CLOSE_HAS_NO_PLAN: UsageProblem = {
  message: '--close ends one connection and nothing else, so there is no plan for --dry-run to show.',
  hint: 'Leave one of them out.',
};

/** @throws PortholeError `invalid-argument` for words that make no sense, or where somebody has to be asked who is not there. */
export function readKillRequest({ words, flags }: Call, context: Context): KillRequest {
  const fail = (problem: UsageProblem): never => {
    throw problemError(problem, context.self);
  };
  // A pasted line that no quotes hold together comes in many words.
  const whole = words.join(' ');
  const texts = looksPasted(whole) ? [whole] : [...new Set(words)];
  const asks = texts.map((text): KillAsk => {
    const target = parseTarget(text);
    return target.kind === 'problem' ? fail(target.problem) : { text, target };
  });
  const timeoutMs = readDuration('--timeout', flags.timeout ?? USUAL_TIMEOUT);
  if (typeof timeoutMs !== 'number') return fail(timeoutMs);
  const folder = flags.in === undefined ? undefined : readFolder(flags.in, context);
  if (typeof folder === 'object') return fail(folder);
  const close = flags.close === undefined ? undefined : readRemote(flags.close);
  if (close !== undefined && 'message' in close) return fail(close);
  if (close !== undefined && flags['dry-run']) return fail(CLOSE_HAS_NO_PLAN);
  const agreed = flags.yes === true;
  const dryRun = flags['dry-run'] === true;
  if (!agreed && !dryRun && !mayAsk(context)) fail(nobodyToAsk(context));
  const user = userWhoAsks(context);
  const uids = [...new Set([context.uid, user])].filter((uid) => uid !== undefined);
  return {
    asks,
    options: {
      uids,
      mine: flags.mine ? user : undefined,
      folder,
      force: flags.force,
      engineSockets: [...enginesIn(context.env), ...usualEngines(uids)],
      timeoutMs,
    },
    close,
    dryRun,
    agreed,
  };
}

/** The question goes to stderr, so that there has to be somebody too. */
function mayAsk({ input, err }: Context): boolean {
  return input.isTerminal && err.isTerminal;
}

function nobodyToAsk({ args }: Context): UsageProblem {
  return {
    message: 'There is no terminal to ask on, so nothing is stopped.',
    hint: 'To agree beforehand, add --yes; to only see what would be done, run',
    command: [...args, '--dry-run'],
  };
}

function readFolder(text: string, { self }: Context): string | UsageProblem {
  const found = self.realPath(path.resolve(self.folder, text));
  if (found !== undefined && fs.statSync(found).isDirectory()) return found;
  return { message: `${quoteWord(text)} is no folder.`, hint: 'Write --in DIR with one that is there.' };
}

function readRemote(text: string): PortTarget | UsageProblem {
  const target = parseTarget(text);
  if (target.kind === 'problem') return target.problem;
  if (target.kind === 'ports' && target.first === target.last && target.protocol !== 'udp') return target;
  return {
    message: `${quoteWord(text)} is not the other end of one TCP connection.`,
    hint: 'Write it as in --close 10.0.0.7:40618, or only its port.',
  };
}
