import type { Snapshot } from '@porthole/core';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import type { FactsByPid } from './facts-by-pid.ts';
import type { ProcessSockets } from './process-sockets.ts';
import { processSocketRows, summaryOf } from './tell-pid.ts';
import { tellProcess, tellWhatItIs } from './tell-process.ts';
import { clean, type Teller } from './teller.ts';

const SHOWN = 20;

/** Several processes of one name, those with ports first. */
export function tellName(
  name: string,
  found: readonly ProcessSockets[],
  { facts, snapshot }: { readonly facts: FactsByPid; readonly snapshot: Snapshot },
  teller: Teller,
): string[] {
  const sorted = [...found].sort((a, b) => weightOf(b) - weightOf(a) || a.process.pid - b.process.pid);
  const shown = teller.width === undefined ? sorted : sorted.slice(0, SHOWN);
  const listening = found.filter(({ listeners }) => listeners.length > 0).length;
  const headline: Rich = [
    { role: 'answer', text: `${teller.style.symbols.dot} ${found.length} processes` },
    ` are called ${clean(teller, name)}: ${listening === 0 ? noneOf(found) : `${listening} with a port`}`,
  ];
  const lines = shown.flatMap((each) => {
    const line: Rich = [
      ...tellProcess(each.process, teller),
      ...tellWhatItIs(facts.get(each.process.pid), teller),
      `: ${summaryOf(each)}`,
    ];
    return ['', ...indented(line, teller), ...printLabelled(processSocketRows(each, snapshot, teller), teller)];
  });
  const rest = sorted.length - shown.length;
  return [...printHeadline(headline, teller), ...lines, ...(rest > 0 ? ['', `  ${rest} more`] : [])];
}

/** What was not to be looked into may have one. */
function noneOf(found: readonly ProcessSockets[]): string {
  return found.some(({ blind }) => blind !== undefined)
    ? 'none of them with a port to be seen'
    : 'none of them has a port';
}

function indented(line: Rich, teller: Teller): string[] {
  const width = teller.width === undefined ? undefined : Math.max(1, teller.width - 2);
  return printHeadline(line, { style: teller.style, width }).map((text) => `  ${text}`);
}

function weightOf({ listeners, connections }: ProcessSockets): number {
  return listeners.length > 0 ? 2 : connections.length > 0 ? 1 : 0;
}
