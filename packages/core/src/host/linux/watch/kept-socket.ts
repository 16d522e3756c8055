import type { Endpoint } from '../../../model/endpoint.ts';
import type { Socket, SocketState } from '../../../model/socket.ts';
import type { ContextSocket } from '../context-socket.ts';

/** A socket as an ordinary object, and what tells whether it changed without decoding all of it. */
export interface KeptSocket {
  readonly socket: Socket;
  readonly state: SocketState;
  readonly ports: number;
  readonly inode: number;
  readonly soleHolder: number | undefined;
  readonly soleFd: number;
}

export function keep(socket: ContextSocket): KeptSocket {
  const { state, ports, inodeNumber: inode, soleHolder, soleFd } = socket;
  return { socket: socket.toJSON(), state, ports, inode, soleHolder, soleFd };
}

/** Is it as it was, whoever holds it? A TCP socket has its addresses for life once it has both ports; a UDP one has not. */
export function isSameSocket(known: KeptSocket, socket: ContextSocket): boolean {
  return (
    known.state === socket.state &&
    known.ports === socket.ports &&
    known.inode === socket.inodeNumber &&
    (socket.protocol === 'tcp' ||
      (isSameAddress(known.socket.remote, socket.remote) && isSameAddress(known.socket.local, socket.local)))
  );
}

/** The same with what it carried by now. */
export function withTraffic(known: KeptSocket, { traffic, queue }: ContextSocket): KeptSocket {
  return { ...known, socket: { ...known.socket, traffic, queue } };
}

function isSameAddress(one: Endpoint | undefined, other: Endpoint | undefined): boolean {
  return one?.address === other?.address && one?.zone === other?.zone;
}
