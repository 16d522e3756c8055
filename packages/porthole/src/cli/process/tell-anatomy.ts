import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { tellProcess, tellWhatItIs } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { codeRows } from './tell-code.ts';
import { cpuRows } from './tell-cpu.ts';
import { dataRows } from './tell-data.ts';
import { familyRows } from './tell-family.ts';
import { memoryRows } from './tell-memory.ts';
import { placeRows } from './tell-place.ts';
import { portRows, portSummary } from './tell-ports.ts';
import { tellThreads, threadsTitle } from './tell-threads.ts';
import { unixRows } from './tell-unix.ts';
import { whyRows } from './tell-why.ts';

/** The picture of a process, part by part. */
export function tellAnatomy(found: Examined, teller: Teller): string[] {
  const rows = (title: string, of: (found: Examined, teller: Teller) => readonly LabelledRow[]): string[] =>
    section(title, printLabelled(of(found, teller), teller), teller);
  return [
    ...printHeadline(headline(found, teller), teller),
    ...rows('Code', codeRows),
    ...rows('Data and files', dataRows),
    ...rows('CPU', cpuRows),
    ...section(threadsTitle(found.anatomy), tellThreads(found.anatomy, teller), teller),
    ...rows('Memory', memoryRows),
    ...rows('PID', familyRows),
    ...rows('Who and where', placeRows),
    ...rows('Why it runs', whyRows),
    ...rows('Ports', portRows),
    ...rows('UNIX sockets', unixRows),
  ];
}

function headline({ anatomy, sockets, foreign, ...facts }: Examined, teller: Teller): Rich {
  const { dot, ring } = teller.style.symbols;
  const some = sockets.listeners.length + sockets.connections.length > 0;
  return [
    { role: some ? 'answer' : 'muted', text: some ? dot : ring },
    ' ',
    ...tellProcess(anatomy, teller),
    ...tellWhatItIs({ ...facts, process: anatomy, detail: anatomy }, teller),
    `: ${portSummary({ sockets, foreign })}`,
  ];
}

function section(title: string, lines: readonly string[], teller: Teller): string[] {
  return ['', ...printHeadline([{ role: 'title', text: title }], teller), ...lines];
}
