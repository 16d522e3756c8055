/**
 * Some fields of many sockets, column by column; row `i` is `Snapshot.sockets[i]`. For whoever sorts or prints tens of
 * thousands of sockets in a program that lives a tenth of a second: a loop over numbers costs a tenth of what one over
 * objects does.
 */
export interface SocketColumns {
  /** 1 for UDP, 0 for TCP. */
  readonly udp: Uint8Array;
  /** Place in `SOCKET_STATES`. */
  readonly states: Uint8Array;
  /** Local port times 65,536 plus remote port (0: there is no remote end). */
  readonly ports: Uint32Array;
  /** Places in `addresses`. That of a remote end means nothing where there is none. */
  readonly locals: Uint32Array;
  readonly remotes: Uint32Array;
  /** As they stand before the port of an endpoint: `127.0.0.1`, `[::1]`, `[fe80::1%eth0]`. */
  readonly addresses: readonly string[];
  /** Pid of the only holder, 0 where that is not the case. */
  readonly soleHolders: Uint32Array;
  /** The only holder's descriptor, which is its only one of the socket. */
  readonly soleFds: Uint32Array;
}
