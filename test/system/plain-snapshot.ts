import type { Snapshot, Socket } from '../../packages/core/src/index.ts';

/** Every field of a socket. The compiler says so when the model has one more. */
const SOCKET_FIELDS = Object.keys({
  id: 0,
  protocol: 0,
  family: 0,
  state: 0,
  local: 0,
  remote: 0,
  owner: 0,
  soleHolder: 0,
  uid: 0,
  user: 0,
  portClass: 0,
  service: 0,
  ephemeral: 0,
  reach: 0,
  interface: 0,
  dualStack: 0,
  namespace: 0,
  inode: 0,
  cookie: 0,
  cgroupId: 0,
  queue: 0,
  traffic: 0,
} satisfies Record<keyof Socket, 0>) as (keyof Socket)[];

/** A snapshot whose sockets are plain objects: a host may decode their fields only when somebody asks. */
export function toPlainSnapshot({ takenAtMs, host, network, sockets, namespaces, gaps }: Snapshot): Snapshot {
  return {
    takenAtMs,
    host,
    network: { interfaces: network.interfaces, ephemeralRange: network.ephemeralRange },
    sockets: sockets.map((socket) => Object.fromEntries(SOCKET_FIELDS.map((field) => [field, socket[field]])) as never),
    columns: undefined,
    namespaces,
    gaps,
  };
}
