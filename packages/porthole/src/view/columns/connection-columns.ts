import { printEndpoint } from '@porthole/core';
import { type Column, type ColumnOptions, NONE, UNKNOWN } from '../column.ts';
import type { ConnectionRow } from '../connection-rows.ts';
import { fitEndpoint } from '../endpoint-text.ts';
import { ownerIdentity } from '../owner-identity.ts';
import {
  fitPids,
  leadingHolder,
  ownerName,
  ownerPid,
  ownerPids,
  ownerRole,
  ownerUser,
  rawOwnerName,
} from '../owner-text.ts';
import type { Symbols } from '../symbols.ts';
import { factColumns } from './fact-columns.ts';
import { rateColumns } from './rate-columns.ts';
import { trafficColumns } from './traffic-columns.ts';

/** The columns of `connections`: who talks to whom, seen from this side. */
export function connectionColumns({
  symbols,
  full,
  info,
  facts,
  rateOf,
}: ColumnOptions): readonly Column<ConnectionRow>[] {
  return [
    {
      key: 'process',
      title: 'PROCESS',
      priority: 1,
      shrink: true,
      minWidth: 10,
      text: ({ socket }) => ownerName(socket.owner),
      group: identityOf,
      raw: ({ socket }) => rawOwnerName(socket.owner),
      role: ({ socket }) => ownerRole(socket.owner),
    },
    {
      key: 'pid',
      title: 'PID',
      priority: 7,
      align: 'right',
      shrink: true,
      minWidth: 7,
      text: ({ socket }) => ownerPids(socket.owner, full),
      fit: ({ socket }, width) => fitPids(socket.owner, width),
      group: identityOf,
      rank: ({ socket }) => ownerPid(socket.owner),
    },
    {
      key: 'local',
      title: 'LOCAL',
      priority: 5,
      shrink: true,
      minWidth: 18,
      text: ({ socket }) => printEndpoint(socket.local),
      fit: ({ socket }, width) => fitEndpoint(socket.local, width, symbols.ellipsis),
    },
    {
      key: 'direction',
      title: '',
      priority: 3,
      text: (row) => directionText(row, symbols),
      group: ({ inbound }) => String(inbound),
      raw: ({ inbound }) => (inbound === undefined ? '' : inbound ? 'in' : 'out'),
    },
    {
      key: 'remote',
      title: 'OTHER END',
      priority: 2,
      shrink: true,
      minWidth: 18,
      text: ({ socket: { remote } }) => (remote === undefined ? NONE : printEndpoint(remote)),
      fit: ({ socket: { remote } }, width) =>
        remote === undefined ? NONE : fitEndpoint(remote, width, symbols.ellipsis),
      role: () => 'address',
    },
    {
      key: 'peer',
      title: 'PEER',
      priority: 4,
      shrink: true,
      minWidth: 10,
      text: peerText,
      group: ({ peer }) => (peer === undefined ? '' : ownerIdentity(peer)),
      role: ({ peer }) => (peer === undefined ? undefined : ownerRole(peer.owner)),
    },
    {
      key: 'state',
      title: 'STATE',
      priority: 8,
      text: ({ socket }) => socket.state,
      group: ({ socket }) => socket.state,
    },
    {
      key: 'interface',
      title: 'VIA',
      priority: 6,
      shrink: true,
      minWidth: 6,
      text: interfaceText,
      group: interfaceText,
    },
    {
      key: 'user',
      title: 'USER',
      priority: 10,
      shrink: true,
      minWidth: 8,
      text: ({ socket }) => ownerUser(socket),
      group: identityOf,
    },
    {
      key: 'queue',
      title: 'QUEUE',
      priority: 9,
      align: 'right',
      text: queueText,
      group: queueText,
      rank: ({ socket }) => socket.queue.receive + socket.queue.send,
    },
    ...(rateOf === undefined ? [] : rateColumns<ConnectionRow>(({ socket }) => rateOf(socket))),
    ...(info ? trafficColumns<ConnectionRow>(({ socket }) => socket.traffic) : []),
    ...(facts ? factColumns<ConnectionRow>(({ socket }) => [socket]) : []),
  ];
}

function identityOf({ socket }: ConnectionRow): number | string {
  return ownerIdentity(socket);
}

function directionText({ inbound }: ConnectionRow, symbols: Symbols): string {
  if (inbound === undefined) return UNKNOWN;
  return inbound ? symbols.back : symbols.arrow;
}

/** Who holds the other end, where that is a socket of this machine: `postgres 1204`, `(time-wait)`. */
function peerText({ peer }: ConnectionRow): string {
  if (peer === undefined) return NONE;
  const name = ownerName(peer.owner);
  return peer.owner.kind === 'process' ? `${name} ${leadingHolder(peer.owner)?.pid ?? UNKNOWN}` : name;
}

function interfaceText({ socket }: ConnectionRow): string {
  return socket.interface ?? UNKNOWN;
}

/** Bytes not read yet, and bytes not acknowledged yet. */
function queueText({ socket }: ConnectionRow): string {
  return `${socket.queue.receive}/${socket.queue.send}`;
}
