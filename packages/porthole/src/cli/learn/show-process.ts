import type { ProcessAnatomy } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { type LabelledRow, printLabelled } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';

/** What a process is made of, in the few lines that the lesson is about. */
export function showProcess(process: ProcessAnatomy, teller: Teller): string[] {
  const row = (label: string, value: string | undefined): LabelledRow[] =>
    value === undefined ? [] : [{ label, value: [clean(teller, value)] }];
  const { code, data, memory, threads, files } = process;
  return printLabelled(
    [
      ...row('PID', `${process.pid}`),
      ...row(
        'parent',
        process.parentPid === undefined ? undefined : `${process.parentPid}, the process that started it`,
      ),
      ...row('user', process.user),
      ...row('program', process.executable),
      ...row('command', process.command?.join(' ')),
      ...row('folder', process.folder),
      ...row('code', code && `${printBytes(code.programBytes + code.libraryBytes)} of instructions in memory`),
      ...row('data', data && `${printBytes(data.totalBytes)} of addresses to write to`),
      ...row('memory', memory && `${printBytes(memory.residentBytes)} in RAM`),
      ...row(
        'threads',
        threads.length === 0 ? undefined : `${threads.length}, each with registers and a stack of its own`,
      ),
      ...row('files', files && `${files.open.length} open`),
    ],
    teller,
  );
}
