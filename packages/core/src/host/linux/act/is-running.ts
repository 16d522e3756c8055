import type { ProcessRef } from '../../../model/process.ts';
import type { Source } from '../../source.ts';
import { livingThread } from '../living-thread.ts';
import { parseStat } from '../proc-pid-codec.ts';

/** Does this very process run? A zombie does not, unless other threads of it go on. */
export function isRunning(source: Pick<Source, 'file' | 'folder'>, { pid, startId }: ProcessRef): boolean {
  try {
    const stat = parseStat(source.file(`/proc/${pid}/stat`));
    if (stat.startId !== startId) return false;
    const ended = stat.state === 'Z' || stat.state === 'X';
    return !ended || livingThread(source, pid, stat.state) !== `/proc/${pid}`;
  } catch {
    return false; // not there
  }
}
