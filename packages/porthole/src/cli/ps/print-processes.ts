import type { Gap } from '@porthole/core';
import { processesDocument, processLines } from '../../contract/index.ts';
import type { ListedProcess } from '../../view/listed-process.ts';
import { rowOf } from '../../view/process-row.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import type { PsRequest } from './ps-request.ts';
import type { ProcessListing } from './read-processes.ts';

interface Wanted extends ProcessListing {
  readonly gaps: readonly Gap[];
  readonly selected: readonly ListedProcess[];
  readonly request: Pick<PsRequest, 'compare' | 'sampleMs'>;
}

/** The processes as JSON, never folded. The gaps are in the document, so that nothing is said beside it. */
export function printProcesses(wanted: Wanted, lines: boolean, context: Context): ExitStatus {
  const { snapshot, bounds, gaps, selected, request } = wanted;
  const rows = selected.map((member) => rowOf(member)).sort(request.compare);
  const processes = rows.map(({ members }) => members[0]);
  const answer = { snapshot, bounds, gaps, processes, sampleMs: request.sampleMs };
  for (const chunk of (lines ? processLines : processesDocument)(answer, (gap) => remedyOf(gap, context))) {
    if (!context.out.write(chunk)) break;
  }
  return selected.length === 0 ? EXIT.nothing : EXIT.ok;
}
