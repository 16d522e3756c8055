import { FILE_KINDS, type FileKind, type OpenFile, type OpenFiles, type ProcessAnatomy } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { shortenPath } from '../describe-what.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { hard } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { notThere } from './not-there.ts';

/** How many files a screen names. */
const SHOWN = 8;

const NAMES: Readonly<Record<FileKind, readonly [one: string, many: string]>> = {
  file: ['file', 'files'],
  terminal: ['terminal', 'terminals'],
  device: ['device', 'devices'],
  pipe: ['pipe end', 'pipe ends'],
  socket: ['socket', 'sockets'],
  memory: ['file in memory', 'files in memory'],
  event: ['thing to wait on', 'things to wait on'],
  other: ['other', 'others'],
};

/** What the process works on: its data, and what it has open. */
export function dataRows({ anatomy }: Examined, teller: Teller): LabelledRow[] {
  return [dataRow(anatomy), ...fileRows(anatomy, teller)];
}

function dataRow(anatomy: ProcessAnatomy): LabelledRow {
  const { data } = anatomy;
  if (data === undefined) return notThere('data', anatomy, 'none of its own: it works on that of the kernel');
  const { totalBytes, heapBytes } = data;
  const heap = heapBytes === undefined ? '' : `, ${hard(printBytes(heapBytes))} of them its heap`;
  return { label: 'data', value: [`${hard(printBytes(totalBytes))} of addresses to write to${heap}`] };
}

function fileRows(anatomy: ProcessAnatomy, teller: Teller): LabelledRow[] {
  const { files, limits } = anatomy;
  if (files === undefined) return [notThere('open', anatomy, 'nothing: a kernel thread has no descriptors')];
  const { separator } = teller.style.symbols;
  const most = limits?.openFiles?.soft;
  const room = most === undefined || most === 'unlimited' ? '' : `, ${most} at most`;
  const kinds = FILE_KINDS.filter((kind) => files.kinds[kind] > 0).map((kind) => {
    return hard(`${files.kinds[kind]} ${NAMES[kind][files.kinds[kind] === 1 ? 0 : 1]}`);
  });
  const summary = `${files.count === 0 ? 'nothing' : files.count}${room}${kinds.length === 0 ? '' : ': '}`;
  return [{ label: 'open', value: [summary, kinds.join(` ${separator} `)] }, ...namedRows(files, teller)];
}

/** The files with a name, those without one first: their room on the disk is lost until they are closed. */
function namedRows({ open }: OpenFiles, teller: Teller): LabelledRow[] {
  const named = open.filter(({ kind }) => kind === 'file' || kind === 'terminal');
  named.sort((a, b) => Number(b.deleted) - Number(a.deleted) || writes(b) - writes(a) || a.fd - b.fd);
  const shown = teller.width === undefined ? named : named.slice(0, SHOWN);
  const rest = named.length - shown.length;
  const rows = shown.map((file) => tellFile(file, teller));
  return [...rows, ...(rest > 0 ? [`${rest} more files`] : [])].map((text, index) => {
    return { label: index === 0 ? 'files' : '', value: [text] };
  });
}

function writes({ access }: OpenFile): number {
  return Number(access === 'write' || access === 'read-write');
}

function tellFile({ fd, target, access, deleted, position }: OpenFile, teller: Teller): string {
  const facts = [
    `fd ${fd}`,
    access === undefined ? undefined : { read: 'reads', write: 'writes', 'read-write': 'reads and writes' }[access],
    position === undefined || position === 0 ? undefined : `at ${printBytes(position)}`,
    deleted ? 'deleted' : undefined,
  ];
  return `${clean(teller, shortenPath(target, teller.home))} ${hard(`(${facts.filter((fact) => fact !== undefined).join(', ')})`)}`;
}
