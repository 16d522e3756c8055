import { isWildcardAddress, type Socket, unmapAddress } from '@porthole/core';
import type { ListenerRow } from '../../view/fold.ts';
import { isOpen } from '../who/find-clients.ts';

/**
 * How many connections each TCP row has now. A connection belongs to the listener on exactly its address, else to one on
 * every address: that is how the kernel chose (`inet_lookup_listener`). Its own process says less: a server may hand its
 * connections to processes that do not hold the listener (sshd).
 */
export function countClients(
  rows: readonly ListenerRow[],
  sockets: readonly Socket[],
): ReadonlyMap<ListenerRow, number> {
  const clients = clientsOf(rows, sockets);
  return new Map(Array.from(clients, ([row, { length }]) => [row, length]));
}

/** The connections of each TCP row. */
export function clientsOf(
  rows: readonly ListenerRow[],
  sockets: readonly Socket[],
): ReadonlyMap<ListenerRow, readonly Socket[]> {
  const clients = new Map<ListenerRow, Socket[]>();
  const byPort = new Map<number, ListenerRow[]>();
  for (const row of rows) {
    if (row.protocol !== 'tcp') continue;
    clients.set(row, []);
    byPort.set(row.port, [...(byPort.get(row.port) ?? []), row]);
  }
  for (const socket of sockets) {
    if (socket.protocol !== 'tcp' || socket.remote === undefined || !isOpen(socket)) continue;
    const candidates = byPort.get(socket.local.port);
    const row = candidates === undefined ? undefined : acceptorOf(socket, candidates);
    if (row !== undefined) clients.get(row)?.push(socket);
  }
  return clients;
}

function acceptorOf(connection: Socket, rows: readonly ListenerRow[]): ListenerRow | undefined {
  const address = unmapAddress(connection.local.address);
  const exact = rows.filter(({ addresses }) => addresses.some((own) => unmapAddress(own.address) === address));
  const fitting = exact.length > 0 ? exact : rows.filter((row) => servesEvery(row, address));
  return fitting.find((row) => sharesProcess(row, connection)) ?? fitting[0];
}

function servesEvery({ sockets }: ListenerRow, address: string): boolean {
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  return sockets.some(
    (socket) =>
      isWildcardAddress(socket.local.address) &&
      (socket.family === family || (family === 'ipv4' && socket.dualStack !== false)),
  );
}

/** Of several rows on one endpoint (SO_REUSEPORT) the one whose process has the connection. */
function sharesProcess({ owner }: ListenerRow, connection: Socket): boolean {
  if (owner.kind !== 'process' || connection.owner.kind !== 'process') return false;
  const pids = new Set(connection.owner.holders.map((holder) => holder.pid));
  return owner.holders.some((holder) => pids.has(holder.pid));
}
