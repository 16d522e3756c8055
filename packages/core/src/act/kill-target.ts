import type { Process } from '../model/process.ts';
import type { PortRange, Snapshot } from '../model/snapshot.ts';
import { isListener, type Protocol, type Socket } from '../model/socket.ts';

/** What is to be freed, or ended. */
export type KillTarget =
  | {
      readonly kind: 'ports';
      readonly ports: PortRange;
      /** Both where it is left out. */
      readonly protocol?: Protocol | undefined;
      /** Only sockets that this is true of, as for one address; all where it is left out. */
      readonly covers?: ((socket: Socket) => boolean) | undefined;
    }
  /** This one process, whatever it holds. */
  | { readonly kind: 'process'; readonly pid: number }
  /** Every process of a name that has a port. */
  | { readonly kind: 'name'; readonly isCalled: (process: Process) => boolean };

/**
 * The sockets that hold the ports of the target: listeners, bound UDP sockets, and TCP sockets that are bound and do
 * nothing. Never a connection, so that no client is ever a target. A UDP socket on a port that the system lent is mostly
 * a client too: it counts only where UDP was named, or the process was.
 */
export function socketsOf(target: KillTarget, snapshot: Pick<Snapshot, 'sockets'>): readonly Socket[] {
  return snapshot.sockets.filter((socket) => keepsPort(socket) && isMeant(target, socket));
}

function isMeant(target: KillTarget, socket: Socket): boolean {
  switch (target.kind) {
    case 'ports':
      return isOnPorts(target, socket);
    case 'process':
      return holdersOf(socket).some(({ pid }) => pid === target.pid);
    case 'name':
      return isListener(socket) && !isLent(socket) && holdersOf(socket).some(target.isCalled);
  }
}

/** Is it on the ports, of the protocol and at the address that are meant? */
export function isOnPorts(
  { ports, protocol, covers }: Extract<KillTarget, { kind: 'ports' }>,
  socket: Socket,
): boolean {
  if (socket.local.port < ports.first || socket.local.port > ports.last) return false;
  if (protocol === undefined ? isLent(socket) : protocol !== socket.protocol) return false;
  return covers === undefined || covers(socket);
}

function isLent({ ephemeral, protocol }: Socket): boolean {
  return ephemeral && protocol === 'udp';
}

/** Is it there for the port itself, and not for a connection? */
export function keepsPort(socket: Socket): boolean {
  return socket.remote === undefined && socket.state !== 'closed';
}

/** All that hold it, as far as they are seen. */
export function holdersOf({ owner }: Pick<Socket, 'owner'>): readonly Process[] {
  return owner.kind === 'process' ? owner.holders : [];
}
