import { SOCKET_STATES } from '../model/socket.ts';
import { addressOrder } from './address-order.ts';
import { NAMES } from './name-value.ts';
import { type NumberColumn, numberColumn } from './number-column.ts';
import type { HolderShape, SocketShape } from './socket-shape.ts';

/** What a list of sockets can be ordered by. */
export const SORT_KEYS = [
  'port',
  'protocol',
  'state',
  'local',
  'remote',
  'pid',
  'process',
  'user',
  'reach',
  'receive',
  'send',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

type NumberOf = (socket: SocketShape) => number;

/** Comes last, as everything that is no number does. */
const UNKNOWN = Number.NaN;

/** What each key compares; `order` compares port, protocol and the remote end's port, which leaves few
 * rows to be told apart by their addresses. */
export function sortColumns(
  sockets: readonly SocketShape[],
): Readonly<Record<SortKey | 'order', readonly NumberColumn[]>> {
  const numberOfAddress = addressOrder(() => addressesOf(sockets));
  const by = (...numbers: NumberOf[]) => numbers.map((numberOf) => numberColumn(sockets, numberOf));
  const localAddress: NumberOf = ({ local }) => numberOfAddress(local.address);
  const remoteAddress: NumberOf = ({ remote }) => (remote ? numberOfAddress(remote.address) : UNKNOWN);
  const remotePort: NumberOf = ({ remote }) => remote?.port ?? UNKNOWN;
  return {
    port: by(localPort),
    protocol: by(({ protocol }) => NAMES.proto.indexOf(protocol)),
    state: by(({ state }) => STATE_RANKS.get(state) ?? UNKNOWN),
    local: by(localAddress, localPort),
    remote: by(remoteAddress, remotePort),
    pid: by((socket) => shownHolder(socket)?.pid ?? UNKNOWN),
    process: by(textOrder(sockets, (socket) => shownHolder(socket)?.name)),
    user: by(textOrder(sockets, (socket) => socket.user ?? shownHolder(socket)?.user)),
    reach: by(({ reach }) => (reach ? NAMES.reach.indexOf(reach.value) : UNKNOWN)),
    receive: by(({ queue }) => queue?.receive ?? UNKNOWN),
    send: by(({ queue }) => queue?.send ?? UNKNOWN),
    order: by(allPorts, localAddress, remoteAddress),
  };
}

/** Port, protocol and remote port (0: there is none) in 33 bits. */
function allPorts(socket: SocketShape): number {
  const ports = socket.ports ?? socket.local.port * 65_536 + (socket.remote ? socket.remote.port : 0);
  const local = Math.floor(ports / 65_536);
  return ports + (socket.protocol === 'udp' ? local + 1 : local) * 65_536;
}

const STATE_RANKS: ReadonlyMap<string, number> = new Map(SOCKET_STATES.map((state, rank) => [state, rank]));

function localPort({ local }: SocketShape): number {
  return local.port;
}

function addressesOf(sockets: readonly SocketShape[]): Set<string> {
  const addresses = new Set<string>();
  for (const { local, remote } of sockets) {
    addresses.add(local.address);
    if (remote) addresses.add(remote.address);
  }
  return addresses;
}

/** The holder that stands for all of them where there is room for one. */
function shownHolder({ owner }: SocketShape): HolderShape | undefined {
  const { holders, primary } = owner;
  return holders?.find(({ pid }) => pid === primary) ?? holders?.[0];
}

/** Each text's place among the different ones, read when the first one is asked for. */
function textOrder(
  sockets: readonly SocketShape[],
  textOf: (socket: SocketShape) => string | null | undefined,
): NumberOf {
  let ranks: ReadonlyMap<string, number> | undefined;
  return (socket) => {
    const text = textOf(socket);
    if (text == null) return UNKNOWN;
    ranks ??= textRanks(sockets.map(textOf));
    return ranks.get(text) ?? UNKNOWN;
  };
}

function textRanks(texts: readonly (string | null | undefined)[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(texts)].flatMap((text) => (text == null ? [] : [{ text, folded: text.toLowerCase() }]));
  distinct.sort((a, b) => compareTexts(a.folded, b.folded) || compareTexts(a.text, b.text));
  return new Map(distinct.map(({ text }, rank) => [text, rank]));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
