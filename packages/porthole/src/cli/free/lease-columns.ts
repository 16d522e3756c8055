import { type Column, NONE, UNKNOWN } from '../../view/column.ts';
import { printAge } from '../../view/duration.ts';
import { ownerName, ownerPids } from '../../view/owner-text.ts';
import type { Symbols } from '../../view/symbols.ts';
import { shortenPath } from '../describe-what.ts';
import type { LeaseRow } from './list-leases.ts';

export interface LeaseColumnOptions {
  readonly nowMs: number;
  readonly home: string | undefined;
  readonly symbols: Symbols;
}

/** The columns of the table of leases. */
export function leaseColumns({ nowMs, home, symbols }: LeaseColumnOptions): readonly Column<LeaseRow>[] {
  return [
    { key: 'port', title: 'PORT', priority: 1, text: ({ port }) => String(port), role: () => 'title' },
    { key: 'for', title: 'KEPT FOR', priority: 2, shrink: true, minWidth: 10, text: (row) => keptFor(row) },
    {
      key: 'where',
      title: 'OF',
      priority: 4,
      shrink: true,
      minWidth: 10,
      text: ({ lease }) => {
        if (lease === undefined) return UNKNOWN;
        if (lease.kind === 'project') return shortenPath(lease.project ?? UNKNOWN, home);
        return lease.owner === undefined ? UNKNOWN : `PID ${lease.owner.pid}`;
      },
    },
    {
      key: 'ends',
      title: 'ENDS',
      priority: 5,
      text: ({ lease }) => {
        if (lease === undefined) return UNKNOWN;
        if (lease.kind === 'command') return 'with it';
        return lease.endsAtMs === undefined ? NONE : printAge(lease.endsAtMs - nowMs);
      },
    },
    {
      key: 'listening',
      title: 'LISTENS NOW',
      priority: 3,
      shrink: true,
      minWidth: 11,
      text: (row) => listensNow(row, symbols),
      role: ({ listeners, foreign }) => (listeners.length === 0 ? 'muted' : foreign ? 'warning' : 'process'),
    },
  ];
}

function keptFor({ lease }: LeaseRow): string {
  if (lease === undefined) return UNKNOWN;
  if (lease.kind === 'project') return lease.name ?? UNKNOWN;
  if (lease.kind === 'command') return lease.command?.join(' ') || UNKNOWN;
  return lease.owner?.name ?? UNKNOWN;
}

/** `nobody`, `node 48213`, or with a mark where that is somebody else than whom the port is kept for. */
function listensNow({ listeners, foreign }: LeaseRow, { warn }: Symbols): string {
  const [listener] = listeners;
  if (listener === undefined) return 'nobody';
  const pids = ownerPids(listener.owner, false);
  const who = pids === NONE ? ownerName(listener.owner) : `${ownerName(listener.owner)} ${pids}`;
  return foreign ? `${warn} ${who}` : who;
}
