import type { RawSocket, SocketShape } from '@porthole/core';
import type { ForeignKind } from '../foreign-filter.ts';

/** What can be asked of raw sockets. Their `local` and `remote` have no port, so only addresses match. */
export const RAW_KIND: ForeignKind<RawSocket> = {
  noun: 'raw socket',
  without: ['tcp', 'udp', 'info', 'all', 'unix', 'all-namespaces'],
  keys: ['process', 'command', 'pid', 'user', 'state', 'family', 'local', 'remote', 'namespace'],
  shapeOf,
};

function shapeOf(socket: RawSocket): SocketShape {
  const { family, state, local, remote, owner, uid, user, namespace, protocolName } = socket;
  return {
    ...{ protocol: 'raw', family, state, owner, uid, user, namespace },
    local: { ...local, port: -1 },
    remote: remote && { ...remote, port: -1 },
    // A plain word finds the protocol too: `icmp`.
    path: protocolName,
  };
}
