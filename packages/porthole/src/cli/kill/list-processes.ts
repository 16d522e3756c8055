import type { Process } from '@porthole/core';
import { listOf } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { tellProcess, tellProcessShort } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';

/** How many a screen shows. */
const SHOWN = 8;

/** `node 48213 · node 48214`, cut to what a screen has room for. */
export function listProcesses(processes: readonly Process[], teller: Teller): Rich {
  const shown = teller.width === undefined ? processes : processes.slice(0, SHOWN);
  const rest = processes.length - shown.length;
  const items = shown.map((process) => tellProcessShort(process, teller));
  return listOf([...items, ...(rest > 0 ? [[`${rest} more`]] : [])], teller.style.symbols.separator);
}

/** `node (PID 48213)`, `node (PID 48213) and 8 others`. */
export function nameProcesses(processes: readonly Process[], teller: Teller): Rich {
  const [first, ...others] = processes;
  if (first === undefined) return ['a process'];
  if (others.length === 0) return tellProcess(first, teller);
  return [...tellProcess(first, teller), ` and ${others.length === 1 ? '1 other' : `${others.length} others`}`];
}
