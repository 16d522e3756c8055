import { printEndpoint } from '../model/endpoint.ts';
import type { SocketChange } from '../model/event.ts';
import type { Socket } from '../model/socket.ts';

/**
 * What the kernel keeps of a TCP connection that was closed (TIME_WAIT, and FIN_WAIT_2 without a file) is a record of
 * its own, with an id of its own: it is not the connection, and nobody holds it. But it tells of connections that came
 * and went between two looks.
 */
export class ConnectionRemains {
  private known: ReadonlySet<string> | undefined;

  /** The sockets without the remains that are no known socket, and those remains that were not there before. */
  separate(
    sockets: readonly Socket[],
    isKnown: (id: string) => boolean,
  ): { sockets: readonly Socket[]; fresh: Socket[] } {
    const living: Socket[] = [];
    const fresh: Socket[] = [];
    const seen = new Set<string>();
    for (const socket of sockets) {
      if (!isRemains(socket) || isKnown(socket.id)) {
        living.push(socket);
        continue;
      }
      seen.add(socket.id);
      if (this.known !== undefined && !this.known.has(socket.id)) fresh.push(socket);
    }
    this.known = seen;
    return { sockets: living, fresh };
  }

  /** Connections that nobody saw alive, as what happened to them. What is left of those that just `closed` is not among them. */
  missed(fresh: readonly Socket[], changes: readonly SocketChange[]): SocketChange[] {
    if (fresh.length === 0) return [];
    const told = new Set(changes.filter(({ kind }) => kind === 'closed').map(({ socket }) => endsOf(socket)));
    return fresh
      .filter((socket) => !told.has(endsOf(socket)))
      .flatMap((socket) => [
        { kind: 'connected', socket },
        { kind: 'closed', socket },
      ]);
  }
}

function isRemains({ state, inode }: Socket): boolean {
  return inode === undefined && (state === 'time-wait' || state === 'fin-wait-2');
}

function endsOf({ local, remote }: Socket): string {
  return `${printEndpoint(local)} ${remote === undefined ? '' : printEndpoint(remote)}`;
}
