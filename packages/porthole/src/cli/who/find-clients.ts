import { isLoopbackAddress, joinEnds, type Socket, unmapAddress } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';

/** Who is connected to a listener, each once. */
export interface Client {
  /** The process at the other end, where that is on this machine and may be seen. */
  readonly process: { readonly pid: number; readonly name: string | undefined } | undefined;
  /** Its address. */
  readonly address: string;
  /** The other end is on this machine. */
  readonly local: boolean;
  /** How many connections it has. */
  readonly count: number;
}

/** The other ends of the open connections, by process where they are on this machine, most connections first. */
export function findClients(connections: readonly Socket[], all: readonly Socket[]): Client[] {
  const otherEnd = joinEnds(all);
  const clients = new Map<string, Client>();
  for (const connection of connections) {
    if (connection.remote === undefined || !isOpen(connection)) continue;
    const client = clientOf(connection.remote.address, otherEnd(connection));
    const key = String(client.process?.pid ?? `${client.address} ${client.local}`);
    clients.set(key, { ...client, count: (clients.get(key)?.count ?? 0) + 1 });
  }
  return [...clients.values()].sort((a, b) => b.count - a.count);
}

function clientOf(remote: string, other: Socket | undefined): Omit<Client, 'count'> {
  const holder = other?.owner.kind === 'process' ? leadingHolder(other.owner) : undefined;
  const process = holder === undefined ? undefined : { pid: holder.pid, name: holder.name };
  return { process, address: unmapAddress(remote), local: other !== undefined || isLoopbackAddress(remote) };
}

/** Data may still flow, or a process has not let go of it yet. */
export function isOpen({ state }: Pick<Socket, 'state'>): boolean {
  return state === 'established' || state === 'connected' || state === 'close-wait' || state === 'syn-received';
}

/** How many connections are complete and wait for the program to accept them (accept(2)). */
export function countWaiting(connections: readonly Socket[]): number {
  return connections.filter(({ owner }) => owner.kind === 'none' && owner.reason === 'not-accepted').length;
}
