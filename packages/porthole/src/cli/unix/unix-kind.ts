import type { SocketShape, UnixSocket } from '@porthole/core';
import { printUnixName } from '../../view/unix-name-text.ts';
import type { ForeignKind } from '../foreign-filter.ts';

/** What can be asked of UNIX sockets. */
export const UNIX_KIND: ForeignKind<UnixSocket> = {
  noun: 'UNIX socket',
  without: ['tcp', 'udp', 'ipv4', 'ipv6', 'info', 'all', 'raw', 'all-namespaces'],
  keys: ['process', 'command', 'pid', 'user', 'state', 'namespace'],
  shapeOf,
};

function shapeOf({ state, name, peer, owner, uid, user, namespace }: UnixSocket): SocketShape {
  // A client has no name of its own: it is found by the one that it is connected to.
  const shown = name ?? peer?.name;
  const path = shown && printUnixName(shown);
  return { protocol: 'unix', family: 'unix', state, local: NOWHERE, path, owner, uid, user, namespace };
}

const NOWHERE = { address: '', port: -1 };
