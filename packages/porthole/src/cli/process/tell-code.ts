import type { CodePart } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { shortenPath } from '../describe-what.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { commandRow, hard } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { notThere, UNSEEN } from './not-there.ts';

/** The program, what it interprets, how it was called, and how much of code is mapped. */
export function codeRows(found: Examined, teller: Teller): LabelledRow[] {
  const { anatomy, interpreted } = found;
  if (anatomy.code === undefined)
    return [notThere('program', anatomy, 'none of its own: it runs the code of the kernel')];
  const command = commandRow({ ...found, process: anatomy, detail: anatomy }, teller);
  return [
    programRow(found, teller),
    ...(interpreted === undefined ? [] : [{ label: 'interprets', value: tellScript(interpreted, teller) }]),
    ...(command === undefined ? [] : [command]),
    { label: 'mapped', value: [tellSizes(anatomy.code)] },
  ];
}

function programRow({ anatomy }: Examined, teller: Teller): LabelledRow {
  const { executable, executableDeleted } = anatomy;
  if (executable === undefined) return { label: 'program', value: [UNSEEN] };
  const file = clean(teller, shortenPath(executable, teller.home));
  const deleted: Rich = executableDeleted
    ? [' ', { role: 'warning', text: '(deleted or replaced since it started)' }]
    : [];
  return { label: 'program', value: [file, ...deleted] };
}

function tellScript({ interpreter, script, kind }: NonNullable<Examined['interpreted']>, teller: Teller): Rich {
  const by = ` (${interpreter})`;
  if (script !== undefined)
    return [clean(teller, shortenPath(script, teller.home)), kind === 'module' ? `, a module${by}` : by];
  if (kind === 'inline') return [`code from its command line${by}`];
  return [kind === 'nothing' ? `what it is given to read${by}` : `a program that its title does not name${by}`];
}

function tellSizes({ programBytes, libraryBytes, libraries, generatedBytes }: CodePart): string {
  const files =
    libraries === undefined ? 'libraries' : libraries.length === 1 ? '1 library' : `${libraries.length} libraries`;
  const parts = [`${printBytes(programBytes)} of the program`, `${printBytes(libraryBytes)} of ${files}`];
  if (generatedBytes !== undefined && generatedBytes > 0)
    parts.push(`${printBytes(generatedBytes)} generated while it runs`);
  return parts.map(hard).join(', ');
}
