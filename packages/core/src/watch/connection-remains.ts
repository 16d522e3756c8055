import { printEndpoint } from '../model/endpoint.ts';
import type { SocketChange } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';

/**
 * What the kernel keeps of a TCP connection that was closed: TIME_WAIT, and FIN_WAIT_2 that no process holds. For a
 * watch the connection is closed by then. But these records also tell of connections that came and went between two
 * looks.
 */
export class ConnectionRemains {
  private known: ReadonlySet<string> | undefined;

  /** Parts the sockets that live from the remains; of these, only those that were not there before. */
  separate(sockets: readonly Socket[]): { readonly living: readonly Socket[]; readonly fresh: readonly Socket[] } {
    const living: Socket[] = [];
    const fresh: Socket[] = [];
    const seen = new Set<string>();
    for (const socket of sockets) {
      if (!isRemains(socket)) {
        living.push(socket);
        continue;
      }
      seen.add(socket.id);
      if (this.known !== undefined && !this.known.has(socket.id)) fresh.push(socket);
    }
    this.known = seen;
    return { living, fresh };
  }
}

/**
 * What happened to the connections that nobody saw alive: those whose remains are fresh, and which are not among what
 * just closed. (Not every kernel gives the remains the id of their connection.)
 */
export function missedConnections(fresh: readonly Socket[], changes: readonly SocketChange[]): SocketChange[] {
  if (fresh.length === 0) return [];
  const told = new Set<string>();
  for (const { kind, socket } of changes) if (kind === 'closed') told.add(socket.id).add(endsOf(socket));
  return fresh
    .filter((socket) => !told.has(socket.id) && !told.has(endsOf(socket)))
    .flatMap((socket) => [
      { kind: 'connected', socket },
      { kind: 'closed', socket },
    ]);
}

function isRemains({ state, inode }: Socket): boolean {
  return state === 'time-wait' || (state === 'fin-wait-2' && inode === undefined);
}

function endsOf({ local, remote }: Socket): string {
  return `${printEndpoint(local)} ${remote === undefined ? '' : printEndpoint(remote)}`;
}
