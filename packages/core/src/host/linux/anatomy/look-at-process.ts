import { setTimeout } from 'node:timers/promises';
import type { ProcessRef } from '../../../model/process.ts';
import type { AnatomyReading, ProcessOptions } from '../../host.ts';
import type { Source } from '../../source.ts';
import type { ProcessTable } from '../process-table.ts';
import { beginSample } from './cpu-sample.ts';
import { readAnatomy } from './read-anatomy.ts';

/**
 * Waits for as long as the sample takes, and then reads what the process is made of.
 *
 * @param table Makes a new table, as what a table has read stays.
 * @throws the signal's reason once it is aborted
 */
export async function lookAtProcess(
  source: Source,
  table: () => ProcessTable,
  ref: Pick<ProcessRef, 'pid'> & Partial<ProcessRef>,
  { sampleMs = 0, signal }: ProcessOptions,
): Promise<AnatomyReading | undefined> {
  signal?.throwIfAborted();
  const known = table().get(ref.pid);
  if (known === undefined || (ref.startId !== undefined && ref.startId !== known.startId)) return undefined;
  const before = sampleMs > 0 ? beginSample(source, ref.pid) : undefined;
  if (before !== undefined) await setTimeout(sampleMs, undefined, { signal });
  return readAnatomy(source, table, known, before);
}
