import { isWildcardAddress, printEndpoint, type Socket } from '@porthole/core';
import { ANY, type Column, type ColumnOptions, NONE, UNKNOWN } from '../column.ts';
import { fitEndpoint } from '../endpoint-text.ts';
import { ownerIdentity } from '../owner-identity.ts';
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
import { factColumns } from './fact-columns.ts';
import { rateColumns } from './rate-columns.ts';
import { trafficColumns } from './traffic-columns.ts';

/** The columns of `list --all`: one row a socket. Reach is what `list` shows, and the interface what `connections` does. */
export function socketColumns({ symbols, full, info, facts, rateOf }: ColumnOptions): readonly Column<Socket>[] {
  return [
    {
      key: 'protocol',
      title: 'PROTO',
      priority: 4,
      text: (socket) => socket.protocol,
      group: kindOf,
    },
    {
      key: 'state',
      title: 'STATE',
      priority: 5,
      text: (socket) => socket.state,
      group: kindOf,
    },
    {
      key: 'local',
      title: 'LOCAL',
      priority: 1,
      shrink: true,
      minWidth: 18,
      text: (socket) => printEndpoint(socket.local),
      fit: (socket, width) => fitEndpoint(socket.local, width, symbols.ellipsis),
      role: () => 'address',
    },
    {
      key: 'remote',
      title: 'REMOTE',
      priority: 6,
      shrink: true,
      minWidth: 18,
      text: ({ remote }) => (remote === undefined ? ANY : printEndpoint(remote)),
      fit: ({ remote }, width) => (remote === undefined ? ANY : fitEndpoint(remote, width, symbols.ellipsis)),
      raw: ({ remote }) => (remote === undefined ? '' : printEndpoint(remote)),
    },
    {
      key: 'reach',
      title: 'REACH',
      optional: true,
      priority: 9,
      text: (socket) => socket.reach?.value ?? NONE,
      group: (socket) => socket.reach?.value ?? '',
      role: (socket) => (socket.reach === undefined || socket.reach.value === 'this-machine' ? undefined : 'warning'),
    },
    {
      key: 'interface',
      title: 'VIA',
      optional: true,
      priority: 10,
      shrink: true,
      minWidth: 8,
      text: interfaceText,
      group: interfaceText,
      raw: (socket) => socket.interface ?? '',
    },
    {
      key: 'pid',
      title: 'PID',
      priority: 3,
      align: 'right',
      shrink: true,
      minWidth: 8,
      text: (socket) => ownerPids(socket.owner, full),
      fit: (socket, width) => fitPids(socket.owner, width),
      group: ownerIdentity,
      rank: (socket) => ownerPid(socket.owner),
    },
    {
      key: 'process',
      title: 'PROCESS',
      priority: 2,
      shrink: true,
      minWidth: 10,
      text: (socket) => ownerName(socket.owner),
      group: ownerIdentity,
      raw: (socket) => rawOwnerName(socket.owner),
      role: (socket) => ownerRole(socket.owner),
    },
    {
      key: 'user',
      title: 'USER',
      priority: 7,
      shrink: true,
      minWidth: 8,
      text: (socket) => ownerUser(socket),
      group: ownerIdentity,
    },
    ...(rateOf === undefined
      ? []
      : rateColumns<Socket>(rateOf, ({ protocol, remote }) => protocol === 'udp' || remote !== undefined)),
    ...(info ? trafficColumns<Socket>((socket) => socket.traffic) : []),
    {
      key: 'command',
      title: 'COMMAND',
      priority: 8,
      shrink: true,
      minWidth: 16,
      text: (socket) => ownerCommand(socket.owner),
      group: ownerIdentity,
      role: () => 'muted',
      raw: (socket) => rawOwnerCommand(socket.owner),
    },
    ...(facts ? factColumns<Socket>((socket) => [socket]) : []),
  ];
}

/** Protocol and state together, in one look-up for both columns. */
export function kindOf({ protocol, state }: Socket): string {
  return protocol === 'tcp' ? state : `udp ${state}`;
}

function interfaceText(socket: Socket): string {
  return socket.interface ?? (isWildcardAddress(socket.local.address) ? ANY : UNKNOWN);
}
