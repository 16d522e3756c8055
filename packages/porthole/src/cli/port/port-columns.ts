import type { PortAnswer } from '../../contract/index.ts';
import { type Column, NONE } from '../../view/column.ts';
import { ownerName } from '../../view/owner-text.ts';
import { usualNames } from '../../view/usual-names.ts';
import { groupByOwner } from '../who/owner-groups.ts';

/** The columns of a table of ports: one row a port. */
export const PORT_COLUMNS: readonly Column<PortAnswer>[] = [
  { key: 'port', title: 'PORT', priority: 1, text: ({ port }) => String(port), role: () => 'title' },
  {
    key: 'transports',
    title: 'PROTO',
    priority: 5,
    text: ({ services, usually }) => {
      const found = new Set([...services, ...usually].flatMap(({ transports }) => transports));
      return [...found].join(',') || NONE;
    },
  },
  {
    key: 'usually',
    title: 'USUALLY',
    priority: 2,
    shrink: true,
    minWidth: 12,
    text: ({ usually }) => usualNames(usually) ?? NONE,
  },
  {
    key: 'name',
    title: 'IANA',
    priority: 3,
    shrink: true,
    minWidth: 8,
    text: ({ services }) => services.map(({ name }) => name).join(', ') || NONE,
  },
  {
    key: 'listening',
    title: 'HERE NOW',
    priority: 4,
    shrink: true,
    minWidth: 8,
    text: ({ listeners }) => {
      const names = new Set(groupByOwner(listeners).map(({ owner }) => ownerName(owner)));
      return [...names].join(', ') || NONE;
    },
    role: ({ listeners }) => (listeners.length === 0 ? 'muted' : 'process'),
  },
  {
    key: 'description',
    title: 'REGISTERED FOR',
    priority: 6,
    shrink: true,
    minWidth: 16,
    text: ({ services }) => services.find(({ description }) => description !== undefined)?.description ?? NONE,
    role: () => 'muted',
  },
];
