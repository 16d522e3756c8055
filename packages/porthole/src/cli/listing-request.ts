import {
  compileQuery,
  type Protocol,
  parseTerms,
  pushdownOf,
  type Query,
  type SnapshotOptions,
  SORT_KEYS,
  type Socket,
  sortSockets,
  usedKeys,
} from '@porthole/core';
import type { Call } from './command.ts';
import type { Context } from './context.ts';
import type { FlagValues } from './flags.ts';
import { isMine, userWhoAsks } from './is-mine.ts';
import { problemError } from './problem-error.ts';
import { isSocketOrder, readSort, refuseUnknownKey, type SortRequest } from './sort-column.ts';

/** What a listing is to show, checked before anything is read. */
export interface ListingRequest extends SortRequest {
  /** What the system may narrow by itself. */
  readonly options: SnapshotOptions;
  /** `undefined`: every socket matches. */
  readonly matches: ((socket: Socket) => boolean) | undefined;
  /** Not everything was asked for. */
  readonly narrowed: boolean;
  /** A filter asks for owners, so that a socket whose owner is hidden might belong to the answer. */
  readonly asksForOwners: boolean;
}

/**
 * @param columns What can be sorted by beside the keys that sockets have an order of their own for.
 * @throws PortholeError `invalid-argument` for a bad filter or sort key.
 */
export function readListingRequest(
  { words, flags }: Call,
  context: Context,
  columns: readonly { readonly key: string }[] = [],
): ListingRequest {
  const query = parseTerms(words);
  refuseUnknownFacts(query, context);
  const { ports, protocols } = pushdownOf(query);
  const wanted = protocolsOf(flags) ?? protocols;
  const conditions = conditionsOf(query, flags, context);
  return {
    options: {
      ...(ports === undefined ? {} : { ports }),
      ...(wanted === undefined ? {} : { protocols: wanted }),
      ...(flags.info ? { info: true } : {}),
    },
    matches: everyOf(conditions),
    narrowed: wanted !== undefined || conditions.length > 0,
    asksForOwners: flags.mine === true || OWNER_KEYS.some((key) => usedKeys(query).has(key)),
    ...sortOf(flags.sort, columns, context),
  };
}

/** The sockets that are asked for, in the order asked for; where that is one of a column's, in the usual one. */
export function selectSockets(sockets: readonly Socket[], request: ListingRequest): readonly Socket[] {
  const { matches, sortKey, sortDirection } = request;
  const wanted = matches === undefined ? sockets : sockets.filter(matches);
  return isSocketOrder(sortKey) ? sortSockets(wanted, sortKey, sortDirection) : sortSockets(wanted);
}

const OWNER_KEYS = ['pid', 'process', 'command', 'user'] as const;

/** Facts that the filter language knows and that no snapshot has yet. */
const NOT_YET_KNOWN = ['container', 'host', 'label'] as const;

/** @throws PortholeError `invalid-argument` for a key whose facts no snapshot has. */
export function refuseUnknownFacts(query: Query, context: Context): void {
  const keys = usedKeys(query);
  const unknown = NOT_YET_KNOWN.find((key) => keys.has(key));
  if (unknown === undefined) return;
  const message = `The ${unknown} of a socket is not known in a listing yet, so ${unknown}: cannot be a filter.`;
  throw problemError({ message, hint: 'Leave it out; porthole list --help names the keys.' }, context.self);
}

function protocolsOf({ tcp, udp }: FlagValues): readonly Protocol[] | undefined {
  if (tcp === udp) return undefined;
  return tcp ? ['tcp'] : ['udp'];
}

type Condition = (socket: Socket) => boolean;

function conditionsOf(query: Query, flags: FlagValues, context: Context): readonly Condition[] {
  const family = flags.ipv4 === flags.ipv6 ? undefined : flags.ipv4 ? 'ipv4' : 'ipv6';
  const uid = flags.mine ? userWhoAsks(context) : undefined;
  return [
    ...(family === undefined ? [] : [(socket: Socket) => socket.family === family]),
    ...(uid === undefined ? [] : [(socket: Socket) => isMine(socket, uid)]),
    ...(query.terms.length === 0 ? [] : [compileQuery(query)]),
  ];
}

function everyOf(conditions: readonly Condition[]): Condition | undefined {
  const [only, ...others] = conditions;
  if (others.length === 0) return only;
  return (socket) => conditions.every((condition) => condition(socket));
}

function sortOf(text = 'port', columns: readonly { readonly key: string }[], { self }: Context): SortRequest {
  const request = readSort(text);
  const keys = new Set([...SORT_KEYS, ...columns.map(({ key }) => key)]);
  if (!isSocketOrder(request.sortKey)) refuseUnknownKey(request.sortKey, [...keys], self);
  return request;
}
