import type { Socket } from '@porthole/core';
import type { Column } from '../../view/column.ts';
import { socketColumns } from '../../view/columns/socket-columns.ts';
import { formatTable } from '../../view/table.ts';
import { asksForFacts, chooseColumns } from '../choose-columns.ts';
import type { Stage } from '../list/stage.ts';
import { type SortRequest, sortBySocketColumn } from '../sort-column.ts';

/** How the sockets of one namespace are shown. */
export interface SocketTables {
  readonly columns: readonly Column<Socket>[];
  readonly chosen: readonly Column<Socket>[];
  print(sockets: readonly Socket[], sort: SortRequest): Iterable<string>;
}

/** One row a socket: what folds the sockets of one machine into ports would fold those of two namespaces too. */
export function socketTables({ style, look, flags, context }: Stage): SocketTables {
  const columns = socketColumns({
    symbols: style.symbols,
    full: look.width === undefined,
    info: flags.info === true,
    facts: asksForFacts(flags),
  });
  const chosen = chooseColumns(columns, flags.columns, context.self);
  return {
    columns,
    chosen,
    print: (sockets, sort) =>
      formatTable(sortBySocketColumn(sockets, columns, sort), chosen, { width: look.width, style }),
  };
}
