import { PortholeError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import type { CloseOutcome } from '../host/host-actions.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Socket } from '../model/socket.ts';

/** Which connections are meant: by their near end, and by their remote one. */
export interface ConnectionTarget {
  readonly isNear: (socket: Socket) => boolean;
  readonly isFar: (socket: Socket) => boolean;
}

/** The TCP connections that are meant. */
export function connectionsOf(
  snapshot: Pick<Snapshot, 'sockets'>,
  { isNear, isFar }: ConnectionTarget,
): readonly Socket[] {
  return snapshot.sockets.filter((socket) => {
    return socket.protocol === 'tcp' && socket.remote !== undefined && isNear(socket) && isFar(socket);
  });
}

/**
 * Closes one TCP connection and leaves its process alone (SOCK_DESTROY, which takes CAP_NET_ADMIN on Linux): the program
 * gets an error at its next read, and the other end a reset.
 * @throws PortholeError `unsupported` for a host on which nothing can be done.
 */
export async function closeConnection(host: Host, socket: Socket): Promise<CloseOutcome> {
  const actions = await host.act?.();
  if (actions === undefined) throw new PortholeError('unsupported', 'this host can only be read');
  return actions.closeConnection(socket);
}
