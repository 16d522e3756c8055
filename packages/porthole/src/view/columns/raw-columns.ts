import type { RawEnd, RawSocket } from '@porthole/core';
import { ANY, type Column, type ColumnOptions, NONE } from '../column.ts';
import {
  fitPids,
  ownerCommand,
  ownerName,
  ownerPid,
  ownerPids,
  ownerRole,
  ownerUser,
  rawOwnerCommand,
  rawOwnerName,
} from '../owner-text.ts';
import { describeOwner, ownerFds } from './fact-columns.ts';

type RawColumn = Column<RawSocket>;

/** The columns of `list --raw`: one row a socket. */
export function rawColumns({ full }: Pick<ColumnOptions, 'full'>): readonly RawColumn[] {
  return [
    {
      key: 'protocol',
      title: 'PROTOCOL',
      priority: 1,
      text: ({ protocol, protocolName }) => protocolName ?? String(protocol),
      role: () => 'title',
    },
    fact('number', 'NUMBER', ({ protocol }) => protocol, 6),
    { key: 'family', title: 'FAMILY', priority: 7, text: ({ family }) => family },
    { key: 'state', title: 'STATE', priority: 9, text: ({ state }) => state },
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
      key: 'local',
      title: 'LOCAL',
      priority: 4,
      shrink: true,
      minWidth: 14,
      text: ({ local }) => endText(local),
      role: () => 'address',
    },
    {
      key: 'remote',
      title: 'REMOTE',
      priority: 5,
      shrink: true,
      minWidth: 14,
      text: ({ remote }) => (remote === undefined ? ANY : endText(remote)),
      raw: ({ remote }) => (remote === undefined ? '' : endText(remote)),
    },
    fact('owner', 'OWNER', ({ owner }) => describeOwner(owner)),
    fact('fds', 'FDS', ({ owner }) => ownerFds(owner)),
    fact('uid', 'UID', ({ uid }) => uid),
    fact('receive', 'RECV-Q', ({ queue }) => queue.receive),
    fact('send', 'SEND-Q', ({ queue }) => queue.send),
    fact('inode', 'INODE', ({ inode }) => (inode === undefined ? undefined : Number(inode))),
    fact('cookie', 'COOKIE', ({ cookie }) => cookie),
    fact('namespace', 'NAMESPACE', ({ namespace }) => namespace),
    {
      key: 'command',
      title: 'COMMAND',
      priority: 10,
      shrink: true,
      minWidth: 16,
      text: ({ owner }) => ownerCommand(owner),
      raw: ({ owner }) => rawOwnerCommand(owner),
      role: () => 'muted',
    },
  ];
}

/** A fact that is shown where it is asked for, or always, where it has a priority. */
function fact(
  key: string,
  title: string,
  factOf: (socket: RawSocket) => string | number | undefined,
  priority?: number,
): RawColumn {
  const text = (socket: RawSocket): string => String(factOf(socket) ?? NONE);
  return { key, title, optional: priority === undefined, priority: priority ?? 20, text, rank: factOf };
}

function endText({ address, zone }: RawEnd): string {
  return zone === undefined ? address : `${address}%${zone}`;
}
