import type { ListedProcess, ProcessRow } from '../../view/listed-process.ts';
import { strokesOf } from '../../view/tree-branch.ts';
import { arrangeTree } from './arrange-tree.ts';
import { foldPrograms } from './fold-programs.ts';
import { rowOf } from './make-row.ts';
import type { PsRequest } from './ps-request.ts';

/** The lines for some of the processes, in the shape and order asked for. */
export function arrangeRows(
  selected: readonly ListedProcess[],
  all: readonly ListedProcess[],
  { shape, compare }: Pick<PsRequest, 'shape' | 'compare'>,
  style: { readonly ascii: boolean },
): ProcessRow[] {
  switch (shape) {
    case 'tree':
      return arrangeTree(selected, all, compare, strokesOf(style));
    case 'flat':
      return selected.map((member) => rowOf(member)).sort(compare);
    case 'programs':
      return foldPrograms(selected).sort(compare);
  }
}
