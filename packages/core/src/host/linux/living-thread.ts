import type { Source } from '../source.ts';

/**
 * Where the files of a process that tell of its memory and files are to be read: `/proc/PID`, or, if its main thread
 * has ended while others go on, the folder of one of those (proc(5), `/proc/PID/task`).
 */
export function livingThread(source: Pick<Source, 'folder'>, pid: number, state: string): string {
  const folder = `/proc/${pid}`;
  if (state !== 'Z' && state !== 'X') return folder;
  const other = source.folder(`${folder}/task`).find((tid) => tid !== String(pid));
  return other === undefined ? folder : `${folder}/task/${other}`;
}
