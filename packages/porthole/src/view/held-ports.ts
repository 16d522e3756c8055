import type { Socket } from '@porthole/core';
import type { HeldPort } from './listed-process.ts';

/** Everything of some sockets that is there for a port itself, by port; the ports that the system lent come last. */
export function heldPorts(sockets: readonly Socket[]): HeldPort[] {
  const byPort = new Map<string, [Socket, ...Socket[]]>();
  for (const socket of sockets) {
    if (socket.state === 'closed') continue;
    const key = `${socket.protocol} ${socket.local.port}`;
    const known = byPort.get(key);
    if (known === undefined) byPort.set(key, [socket]);
    else known.push(socket);
  }
  const ports = Array.from(byPort.values(), (found): HeldPort => {
    const { protocol, local } = found[0];
    return { protocol, port: local.port, ephemeral: found.every((socket) => socket.ephemeral), sockets: found };
  });
  return ports.sort(comparePorts);
}

function comparePorts(a: HeldPort, b: HeldPort): number {
  return Number(a.ephemeral) - Number(b.ephemeral) || a.port - b.port || (a.protocol < b.protocol ? -1 : 1);
}
