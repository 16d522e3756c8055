import { printEndpoint, type Socket } from '@porthole/core';
import type { Beat } from '../../lesson/index.ts';
import { type Column, NONE } from '../../view/column.ts';
import { ownerName, ownerPids } from '../../view/owner-text.ts';
import { formatTable } from '../../view/table.ts';
import { shellQuote } from '../shell-quote.ts';
import type { Teller } from '../who/teller.ts';
import { tell } from './tell.ts';

const COLUMNS: readonly Column<Socket>[] = [
  { key: 'process', title: 'PROCESS', priority: 2, shrink: true, text: ({ owner }) => ownerName(owner) },
  { key: 'pid', title: 'PID', priority: 1, align: 'right', text: ({ owner }) => ownerPids(owner, true) },
  { key: 'proto', title: 'PROTO', priority: 5, text: ({ protocol }) => protocol },
  { key: 'state', title: 'STATE', priority: 3, text: ({ state }) => state },
  { key: 'local', title: 'LOCAL', priority: 1, text: ({ local }) => printEndpoint(local) },
  { key: 'remote', title: 'REMOTE', priority: 4, text: ({ remote }) => (remote ? printEndpoint(remote) : NONE) },
];

/** What porthole sees of these sockets now. On a narrow screen only the ends and who has them. */
export function showSockets({ filter, sockets, holds }: Extract<Beat, { kind: 'sockets' }>, teller: Teller): string[] {
  const { style, width } = teller;
  const title = tell(
    [{ role: 'muted', text: `porthole list --all ${filter.split(' ').map(shellQuote).join(' ')}` }],
    teller,
  );
  const rows = [...sockets].sort((a, b) => Number(b.state === 'listen') - Number(a.state === 'listen'));
  const table =
    rows.length === 0
      ? [`  ${style.symbols.ring} nothing: no row`]
      : [...formatTable(rows, COLUMNS, { width: width && width - 2, style })]
          .join('')
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`);
  const doubt = holds ? [] : tell([`${style.symbols.warn} Not all that was expected is there this time.`], teller);
  return [...title, ...table, ...doubt];
}
