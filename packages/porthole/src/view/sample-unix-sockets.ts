import type { UnixSocket } from '@porthole/core';
import { heldBy, sampleHolder } from './sample-sockets.ts';

/** A connected stream socket without a name, but for the parts given. */
export function sampleUnixSocket(parts: Partial<UnixSocket> = {}): UnixSocket {
  return {
    inode: '91234',
    cookie: '7',
    type: 'stream',
    state: 'connected',
    name: undefined,
    file: undefined,
    owner: heldBy(sampleHolder(48213, 'node')),
    uid: 1000,
    user: 'ana',
    peer: undefined,
    queue: { receive: 0, send: 0, backlog: undefined },
    namespace: '4026531840',
    ...parts,
  };
}

const SERVER = heldBy(sampleHolder(1204, 'postgres', { fds: [9, 10] }));
const CLIENT = heldBy(sampleHolder(48213, 'node'));
const PATH = { kind: 'path', text: '/run/postgresql/.s.PGSQL.5432' } as const;

/** One of each story: a listener, both ends of a connection, a hostile abstract name, what was not accepted, and datagrams. */
export const SAMPLE_UNIX_SOCKETS: readonly UnixSocket[] = [
  sampleUnixSocket({ inode: '4', peer: { inode: '3', name: PATH, owner: SERVER } }),
  sampleUnixSocket({ inode: '3', name: PATH, owner: SERVER, peer: { inode: '4', name: undefined, owner: CLIENT } }),
  sampleUnixSocket({
    inode: '1',
    state: 'listen',
    name: PATH,
    owner: SERVER,
    file: { device: 65_024, inode: 77 },
    queue: { receive: 0, send: 0, backlog: 128 },
  }),
  sampleUnixSocket({
    inode: '2',
    state: 'listen',
    name: { kind: 'abstract', text: 'a\0b\n\x1b[31m\u202e=1+1' },
    owner: { kind: 'hidden', reason: 'permission' },
    queue: { receive: 1, send: 0, backlog: 4 },
  }),
  sampleUnixSocket({
    inode: '5',
    peer: { inode: undefined, name: undefined, owner: { kind: 'none', reason: 'not-accepted' } },
  }),
  sampleUnixSocket({ inode: '6', type: 'datagram', state: 'bound', name: { kind: 'path', text: '@log' } }),
  sampleUnixSocket({
    inode: '7',
    type: 'datagram',
    state: 'closed',
    uid: undefined,
    user: undefined,
    queue: undefined,
  }),
];
