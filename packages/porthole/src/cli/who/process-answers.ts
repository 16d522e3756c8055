import type { Socket } from '@porthole/core';
import type { WhoPort } from '../../contract/index.ts';
import { holdsPort } from './build-answers.ts';

/** The sockets of a process as answers about its ports, by port. */
export function answersOfProcess(sockets: readonly Socket[]): WhoPort[] {
  const ports = new Map<string, Set<Socket>>();
  for (const socket of sockets) {
    const key = `${socket.protocol} ${socket.local.port}`;
    ports.set(key, (ports.get(key) ?? new Set()).add(socket));
  }
  const answers = [...ports.values()].flatMap((there): WhoPort[] => {
    const [first] = there;
    if (first === undefined) return [];
    const listeners = [...there].filter(holdsPort);
    const connections = [...there].filter((socket) => !holdsPort(socket));
    const status = listeners.length > 0 ? 'taken' : 'connection-end';
    return [{ port: first.local.port, protocol: first.protocol, status, listeners, connections }];
  });
  return answers.sort((a, b) => a.port - b.port);
}
