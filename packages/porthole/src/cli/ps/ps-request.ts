import { asksForSockets, compileProcessQuery, type ProcessMatcher, parseTerms, usedKeys } from '@porthole/core';
import type { ListedProcess } from '../../view/listed-process.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { userWhoAsks } from '../is-mine.ts';
import { refuseUnknownFacts } from '../listing-request.ts';
import { problemError } from '../problem-error.ts';
import { readSample } from '../read-sample.ts';
import type { UsageProblem } from '../usage-problem.ts';
import { type CompareRows, processOrder } from './process-order.ts';

/** What `ps` is to show, checked before anything is read. */
export interface PsRequest {
  readonly matches: (listed: ListedProcess) => boolean;
  /** Not every process was asked for. */
  readonly narrowed: boolean;
  /** A filter asks about sockets, so that a process whose sockets are not to be seen might belong to the answer. */
  readonly asksForSockets: boolean;
  readonly shape: 'programs' | 'tree' | 'flat';
  readonly compare: CompareRows;
  /** How long to measure the use of CPU; 0: not at all. */
  readonly sampleMs: number;
}

const TREE_AND_FLAT: UsageProblem = {
  message: '--tree and --flat exclude each other.',
  hint: 'Give one of them.',
};
/** @throws PortholeError `invalid-argument` for a bad filter, sort key, length of time or pair of flags. */
export function readPsRequest({ words, flags }: Call, context: Context): PsRequest {
  if (flags.tree && flags.flat) throw problemError(TREE_AND_FLAT, context.self);
  const query = parseTerms(words);
  refuseUnknownFacts(query, context);
  const isAsked = compileProcessQuery(query);
  const uid = flags.mine ? userWhoAsks(context) : undefined;
  // The words of a filter stand among the arguments of porthole too, where nobody looks for them.
  const hidesItself = query.terms.length > 0 && !usedKeys(query).has('pid');
  // A column of pids asks for each process by itself.
  const byPid = flags.columns?.split(',').some((key) => key.trim() === 'pid') ?? false;
  const shape = flags.csv || flags.flat ? 'flat' : flags.tree ? 'tree' : byPid ? 'flat' : 'programs';
  return {
    matches: (listed) =>
      !(hidesItself && listed.process.pid === context.pid) &&
      (uid === undefined || listed.process.uid === uid) &&
      matchesQuery(listed, isAsked),
    narrowed: query.terms.length > 0 || uid !== undefined,
    asksForSockets: asksForSockets(query),
    shape,
    compare: processOrder(flags.sort ?? (shape === 'tree' ? 'pid' : 'ports')),
    sampleMs: readSample(flags.sample, 0, context),
  };
}

function matchesQuery({ process, sockets }: ListedProcess, isAsked: ProcessMatcher): boolean {
  return isAsked(process, sockets);
}
