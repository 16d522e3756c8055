import type { UnixName, UnixSocket } from '@porthole/core';
import { type Column, type ColumnOptions, NONE, UNKNOWN } from '../column.ts';
import {
  fitPids,
  leadingHolder,
  ownerCommand,
  ownerName,
  ownerPid,
  ownerPids,
  ownerRole,
  ownerUser,
  rawOwnerCommand,
  rawOwnerName,
} from '../owner-text.ts';
import { printUnixName } from '../unix-name-text.ts';
import { describeOwner, ownerFds } from './fact-columns.ts';

type UnixColumn = Column<UnixSocket>;

/** The columns of `list --unix`: one row a socket. */
export function unixColumns({ full }: Pick<ColumnOptions, 'full'>): readonly UnixColumn[] {
  return [
    { key: 'type', title: 'TYPE', priority: 7, text: ({ type }) => type },
    { key: 'state', title: 'STATE', priority: 5, text: ({ state }) => state },
    {
      key: 'process',
      title: 'PROCESS',
      priority: 2,
      shrink: true,
      minWidth: 10,
      text: ({ owner }) => ownerName(owner),
      raw: ({ owner }) => rawOwnerName(owner),
      role: ({ owner }) => ownerRole(owner),
    },
    {
      key: 'pid',
      title: 'PID',
      priority: 3,
      align: 'right',
      shrink: true,
      minWidth: 7,
      text: ({ owner }) => ownerPids(owner, full),
      fit: ({ owner }, width) => fitPids(owner, width),
      rank: ({ owner }) => ownerPid(owner),
    },
    { key: 'user', title: 'USER', priority: 8, shrink: true, minWidth: 8, text: ownerUser },
    {
      key: 'peer',
      title: 'PEER',
      priority: 4,
      shrink: true,
      minWidth: 10,
      text: peerText,
      raw: ({ peer }) => (peer === undefined ? '' : rawOwnerName(peer.owner)),
      role: ({ peer }) => (peer === undefined ? undefined : ownerRole(peer.owner)),
    },
    {
      key: 'path',
      title: 'NAME',
      priority: 1,
      shrink: true,
      minWidth: 16,
      text: ({ name }) => textOf(name) || NONE,
      raw: ({ name }) => textOf(name),
      role: () => 'address',
    },
    {
      key: 'peerPath',
      title: "PEER'S NAME",
      priority: 6,
      shrink: true,
      minWidth: 14,
      text: ({ peer }) => textOf(peer?.name) || NONE,
      raw: ({ peer }) => textOf(peer?.name),
    },
    fact('inode', 'INODE', ({ inode }) => Number(inode)),
    fact('peerPid', 'PEER PID', ({ peer }) => peer && ownerPid(peer.owner)),
    fact('peerInode', 'PEER INODE', ({ peer }) => (peer?.inode === undefined ? undefined : Number(peer.inode))),
    fact('owner', 'OWNER', ({ owner }) => describeOwner(owner)),
    fact('peerOwner', 'PEER OWNER', ({ peer }) => peer && describeOwner(peer.owner)),
    fact('fds', 'FDS', ({ owner }) => ownerFds(owner)),
    fact('uid', 'UID', ({ uid }) => uid),
    fact('receive', 'RECV-Q', ({ queue }) => queue?.receive),
    fact('send', 'SEND-Q', ({ queue }) => queue?.send),
    fact('backlog', 'BACKLOG', ({ queue }) => queue?.backlog),
    fact('cookie', 'COOKIE', ({ cookie }) => cookie),
    fact('namespace', 'NAMESPACE', ({ namespace }) => namespace),
    {
      key: 'command',
      title: 'COMMAND',
      optional: true,
      priority: 20,
      shrink: true,
      minWidth: 16,
      text: ({ owner }) => ownerCommand(owner),
      raw: ({ owner }) => rawOwnerCommand(owner),
      role: () => 'muted',
    },
  ];
}

function fact(key: string, title: string, factOf: (socket: UnixSocket) => string | number | undefined): UnixColumn {
  return {
    key,
    title,
    optional: true,
    priority: 20,
    text: (socket) => String(factOf(socket) ?? NONE),
    rank: factOf,
  };
}

function textOf(name: UnixName | undefined): string {
  return name === undefined ? '' : printUnixName(name);
}

/** Who holds the other end: `postgres 1204`, `(not accepted)`. A connected socket whose other end is not told has `?`. */
function peerText({ peer, state }: UnixSocket): string {
  if (peer === undefined) return state === 'connected' ? UNKNOWN : NONE;
  const name = ownerName(peer.owner);
  return peer.owner.kind === 'process' ? `${name} ${leadingHolder(peer.owner)?.pid ?? UNKNOWN}` : name;
}
