import { type Protocol, type Snapshot, type Socket, sortSockets } from '@porthole/core';
import type { WhoPort } from '../../contract/index.ts';
import type { PortTarget } from '../target.ts';
import { isReachedAt } from './reaches-host.ts';

/**
 * The answers about every port of the target and each protocol asked for, by port. Of a range only those ports are told
 * of that are not free.
 */
export function buildAnswers(snapshot: Snapshot, target: PortTarget): WhoPort[] {
  const protocols: readonly Protocol[] = target.protocol === undefined ? ['tcp', 'udp'] : [target.protocol];
  const byPort = new Map<number, Socket[]>();
  for (const socket of snapshot.sockets) {
    const { port } = socket.local;
    if (port < target.first || port > target.last || !isReachedAt(socket, target.host)) continue;
    const there = byPort.get(port);
    if (there === undefined) byPort.set(port, [socket]);
    else there.push(socket);
  }
  const single = target.first === target.last;
  const ports = single ? [target.first] : [...byPort.keys()].sort((a, b) => a - b);
  return ports.flatMap((port) => {
    const answers = protocols.map((protocol) => answerOf(port, protocol, byPort.get(port) ?? []));
    return single ? answers : answers.filter((answer) => answer.status !== 'free');
  });
}

function answerOf(port: number, protocol: Protocol, sockets: readonly Socket[]): WhoPort {
  const own = sortSockets(sockets.filter((socket) => socket.protocol === protocol));
  const listeners = own.filter(holdsPort);
  const connections = own.filter((socket) => !holdsPort(socket));
  return { port, protocol, status: statusOf(listeners, connections), listeners, connections };
}

/** Everything without a remote end is there for the port itself. */
export function holdsPort(socket: Socket): boolean {
  return socket.remote === undefined && socket.state !== 'closed';
}

function statusOf(listeners: readonly Socket[], connections: readonly Socket[]): WhoPort['status'] {
  if (listeners.length > 0) return holdersStatus(listeners);
  // What nobody owns any more keeps nobody from taking the port for long: it is the system's own tidying up.
  const owned = connections.filter((socket) => socket.owner.kind !== 'none');
  if (owned.length === 0) return 'free';
  return owned.every((socket) => socket.owner.kind === 'hidden') ? 'hidden' : 'connection-end';
}

/** Where something can be told of one of them, the port is simply taken. */
function holdersStatus(listeners: readonly Socket[]): WhoPort['status'] {
  const [kind, ...others] = new Set(listeners.map((socket) => socket.owner.kind));
  if (others.length > 0) return 'taken';
  return kind === 'kernel' || kind === 'hidden' ? kind : 'taken';
}
