import type { ListedProcess } from '../../view/listed-process.ts';
import type { ProcessRow } from '../../view/process-row.ts';
import { rowOf } from '../../view/process-row.ts';
import { strokesOf } from '../../view/tree-branch.ts';
import { arrangeTree } from './arrange-tree.ts';
import { foldPrograms } from './fold-programs.ts';
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
