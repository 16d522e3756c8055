import {
  type Endpoint,
  isListener,
  type Owner,
  type Protocol,
  printEndpoint,
  type Reach,
  type Socket,
} from '@porthole/core';
import { ownerIdentity } from './owner-identity.ts';

/** The listeners of one owner on one port: what people call "an open port". */
export interface ListenerRow {
  readonly protocol: Protocol;
  readonly port: number;
  readonly owner: Owner;
  readonly sockets: readonly [Socket, ...Socket[]];
  /** Each address once (with SO_REUSEPORT there are several sockets on one). */
  readonly addresses: readonly Endpoint[];
  /** The widest of its sockets, with the evidence of all that are as wide. */
  readonly reach: Reach | undefined;
  /** The system lent all of its ports. */
  readonly ephemeral: boolean;
}

const BY_WIDTH = ['this-machine', 'network', 'public'] as const;

/**
 * Folds the listeners among the sockets by protocol, port and owner, in the order in which they come first.
 * The same owner is the same set of processes; without one, the same reason and the same user.
 */
export function foldListeners(sockets: readonly Socket[]): ListenerRow[] {
  const folds = new Map<string, [Socket, ...Socket[]]>();
  for (const socket of sockets) {
    if (!isListener(socket)) continue;
    const key = `${socket.protocol} ${socket.local.port} ${ownerIdentity(socket)}`;
    const fold = folds.get(key);
    if (fold === undefined) folds.set(key, [socket]);
    else fold.push(socket);
  }
  return Array.from(folds.values(), toRow);
}

function toRow(sockets: readonly [Socket, ...Socket[]]): ListenerRow {
  const [first] = sockets;
  const addresses = new Map(sockets.map(({ local }) => [printEndpoint(local), local]));
  return {
    protocol: first.protocol,
    port: first.local.port,
    owner: first.owner,
    sockets,
    addresses: [...addresses.values()],
    reach: widestReach(sockets),
    ephemeral: sockets.every((socket) => socket.ephemeral),
  };
}

function widestReach(sockets: readonly Socket[]): Reach | undefined {
  const reaches = sockets.map((socket) => socket.reach).filter((reach) => reach !== undefined);
  const value = BY_WIDTH.findLast((width) => reaches.some((reach) => reach.value === width));
  if (value === undefined) return undefined;
  const evidence = reaches.filter((reach) => reach.value === value).flatMap((reach) => reach.evidence);
  return { value, evidence: [...new Set(evidence)] };
}
