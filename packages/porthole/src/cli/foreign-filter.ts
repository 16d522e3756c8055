import { compileQuery, parseTerms, type QueryKey, type Socket, type SocketShape, usedKeys } from '@porthole/core';
import type { Call } from './command.ts';
import type { Context } from './context.ts';
import type { FlagName } from './flags.ts';
import { isMine, userWhoAsks } from './is-mine.ts';
import { problemError } from './problem-error.ts';

/** What can be asked of sockets that are not those of TCP and UDP. */
export interface ForeignKind<Row> {
  /** As in "says nothing of a UNIX socket". */
  readonly noun: string;
  /** Flags that tell of what such a socket does not have. */
  readonly without: readonly FlagName[];
  readonly keys: readonly QueryKey[];
  /** The socket as the filter language reads it; what no key of the above asks for may be anything. */
  shapeOf(row: Row): SocketShape;
}

/**
 * Which sockets are asked for; `undefined`: all.
 * @throws PortholeError `invalid-argument` for a bad filter, and for one that says nothing of such a socket.
 */
export function readForeignFilter<Row extends Pick<Socket, 'owner' | 'uid'>>(
  { words, flags }: Call,
  context: Context,
  { noun, without, keys, shapeOf }: ForeignKind<Row>,
): ((row: Row) => boolean) | undefined {
  const flag = without.find((name) => flags[name]);
  if (flag !== undefined) throw problemError({ message: `--${flag} says nothing of a ${noun}.` }, context.self);
  const query = parseTerms(words);
  const foreign = [...usedKeys(query)].find((key) => !keys.includes(key));
  if (foreign !== undefined) {
    const message = `${foreign}: says nothing of a ${noun}.`;
    throw problemError({ message, hint: `What does: ${keys.join(', ')}, and plain words.` }, context.self);
  }
  const uid = flags.mine ? userWhoAsks(context) : undefined;
  const fits = query.terms.length === 0 ? undefined : compileQuery(query);
  if (uid === undefined && fits === undefined) return undefined;
  return (row) => (uid === undefined || isMine(row, uid)) && (fits === undefined || fits(shapeOf(row)));
}
