import { compileQuery, parseTerms, type QueryKey, type SocketShape, type UnixSocket, usedKeys } from '@porthole/core';
import { printUnixName } from '../../view/unix-name-text.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import type { FlagName } from '../flags.ts';
import { isMine, userWhoAsks } from '../is-mine.ts';
import { problemError } from '../problem-error.ts';

/** Which UNIX sockets are asked for. */
export interface UnixRequest {
  /** `undefined`: every socket matches. */
  readonly matches: ((socket: UnixSocket) => boolean) | undefined;
}

/** Flags that tell of addresses and ports, which no UNIX socket has. */
const NOT_OF_UNIX: readonly FlagName[] = ['tcp', 'udp', 'ipv4', 'ipv6', 'info'];

const KEYS: readonly QueryKey[] = ['process', 'command', 'pid', 'user', 'state', 'namespace'];

/** @throws PortholeError `invalid-argument` for a bad filter, and for one that says nothing of a UNIX socket. */
export function readUnixRequest({ words, flags }: Call, context: Context): UnixRequest {
  const flag = NOT_OF_UNIX.find((name) => flags[name]);
  if (flag !== undefined) {
    throw problemError({ message: `--${flag} tells of the internet, and UNIX sockets are not on it.` }, context.self);
  }
  const query = parseTerms(words);
  const foreign = [...usedKeys(query)].find((key) => !KEYS.includes(key));
  if (foreign !== undefined) {
    const message = `${foreign}: says nothing of a UNIX socket.`;
    const hint = `Filters of UNIX sockets are ${KEYS.join(', ')}, and words in their names.`;
    throw problemError({ message, hint }, context.self);
  }
  const uid = flags.mine ? userWhoAsks(context) : undefined;
  const fits = query.terms.length === 0 ? undefined : compileQuery(query);
  if (uid === undefined && fits === undefined) return { matches: undefined };
  return {
    matches: (socket) => (uid === undefined || isMine(socket, uid)) && (fits === undefined || fits(shapeOf(socket))),
  };
}

/** The filter language reads sockets with two ends; of these it only asks what a UNIX socket has too. */
function shapeOf({ state, name, peer, owner, uid, user, namespace }: UnixSocket): SocketShape {
  // A client has no name of its own: it is found by the one that it is connected to.
  const shown = name ?? peer?.name;
  const path = shown && printUnixName(shown);
  return { protocol: 'unix', family: 'unix', state, local: NOWHERE, path, owner, uid, user, namespace };
}

const NOWHERE = { address: '', port: -1 };
