import { type Holder, type TrafficRate, usualServicesOf } from '@porthole/core';
import { type Column, type ColumnOptions, NONE, UNKNOWN } from '../column.ts';
import { printAge } from '../duration.ts';
import { printAddress } from '../endpoint-text.ts';
import type { ListenerRow } from '../fold.ts';
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
import type { Role } from '../style.ts';
import { usualNames } from '../usual-names.ts';
import { factColumns } from './fact-columns.ts';
import { rateColumns } from './rate-columns.ts';

export interface ListenerColumnOptions extends ColumnOptions {
  /** The moment of the snapshot, which ages are counted to. */
  readonly nowMs: number;
  /** How many connections it has now; `undefined` where that cannot be told. */
  clientsOf(row: ListenerRow): number | undefined;
  /** What goes in and out through its connections; left out: no such columns. */
  readonly portRateOf?: ((row: ListenerRow) => TrafficRate | undefined) | undefined;
  /** What the process is, such as `Vite dev server`. Raw text. */
  whatOf(holder: Holder, row: ListenerRow): string | undefined;
}

/** The columns of the folded `list`: one row for what one owner has on one port. */
export function listenerColumns(options: ListenerColumnOptions): readonly Column<ListenerRow>[] {
  const { full, symbols, facts, portRateOf } = options;
  return [
    {
      key: 'port',
      title: 'PORT',
      priority: 1,
      text: (row) => String(row.port),
      role: (row) => (row.ephemeral ? 'muted' : 'title'),
      rank: (row) => row.port,
    },
    {
      key: 'protocol',
      title: 'PROTO',
      priority: 5,
      text: (row) => row.protocol,
    },
    {
      key: 'reach',
      title: 'REACH',
      priority: 4,
      text: ({ reach }) => {
        if (reach === undefined) return UNKNOWN;
        return reach.value === 'this-machine' ? reach.value : `${reach.value} ${symbols.warn}`;
      },
      role: reachRole,
      raw: ({ reach }) => reach?.value ?? '',
    },
    {
      key: 'process',
      title: 'PROCESS',
      priority: 2,
      shrink: true,
      minWidth: 10,
      text: (row) => ownerName(row.owner),
      role: (row) => ownerRole(row.owner),
      raw: (row) => rawOwnerName(row.owner),
    },
    {
      key: 'pid',
      title: 'PID',
      priority: 3,
      align: 'right',
      shrink: true,
      minWidth: 7,
      text: (row) => ownerPids(row.owner, full),
      fit: (row, width) => fitPids(row.owner, width),
      rank: (row) => ownerPid(row.owner),
    },
    {
      key: 'user',
      title: 'USER',
      priority: 8,
      shrink: true,
      minWidth: 8,
      text: (row) => ownerUser(row.sockets[0]),
    },
    {
      key: 'what',
      title: 'WHAT IT IS',
      priority: 6,
      shrink: true,
      minWidth: 14,
      text: (row) => whatText(row, options),
    },
    {
      key: 'clients',
      title: 'CLIENTS',
      priority: 9,
      align: 'right',
      text: (row) => String(options.clientsOf(row) ?? NONE),
      rank: (row) => options.clientsOf(row),
    },
    ...(portRateOf === undefined ? [] : rateColumns<ListenerRow>(portRateOf)),
    {
      key: 'up',
      title: 'UP',
      priority: 10,
      align: 'right',
      text: (row) => {
        const upMs = upOf(row, options.nowMs);
        return upMs === undefined ? (row.owner.kind === 'process' ? UNKNOWN : NONE) : printAge(upMs);
      },
      raw: (row) => secondsOf(upOf(row, options.nowMs)),
      rank: (row) => upOf(row, options.nowMs),
    },
    {
      key: 'addresses',
      title: 'ADDRESSES',
      priority: 7,
      shrink: true,
      minWidth: 14,
      // The port has a column of its own.
      text: (row) => row.addresses.map(printAddress).join(', '),
      role: () => 'address',
    },
    ...(facts ? factColumns<ListenerRow>(({ sockets }) => sockets) : []),
  ];
}

function reachRole({ reach }: ListenerRow): Role | undefined {
  if (reach?.value === 'public') return 'bad';
  return reach?.value === 'network' ? 'warning' : undefined;
}

/** A cell has room for few. */
const MOST_USUAL = 2;

/** Of a port whose process is not to be seen, only what the number stands for, and said so. */
function whatText(row: ListenerRow, options: ListenerColumnOptions): string {
  const holder = row.owner.kind === 'process' ? leadingHolder(row.owner) : undefined;
  if (holder !== undefined) return options.whatOf(holder, row) ?? NONE;
  // A lent number stands for nothing.
  const usual = row.ephemeral ? undefined : usualNames(usualServicesOf(row.port, row.protocol), MOST_USUAL);
  return usual === undefined ? NONE : `usually ${usual}`;
}

/** How long the leading process has been there, in milliseconds. */
function upOf({ owner }: ListenerRow, nowMs: number): number | undefined {
  if (owner.kind !== 'process') return undefined;
  const startedAtMs = leadingHolder(owner)?.startedAtMs;
  return startedAtMs === undefined ? undefined : nowMs - startedAtMs;
}

function secondsOf(ms: number | undefined): string {
  return ms === undefined ? '' : String(Math.max(0, Math.floor(ms / 1000)));
}
