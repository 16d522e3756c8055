import type { Snapshot } from '@porthole/core';
import type { ProcessAnswer } from '../../contract/index.ts';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import type { ProcessSockets } from './process-sockets.ts';
import { connectionRows } from './tell-connection.ts';
import { tellProcess, tellProcessRows, tellWhatItIs } from './tell-process.ts';
import { socketRows } from './tell-sockets.ts';
import type { Teller } from './teller.ts';

/** One process and its ports, or that it has none. */
export function tellPid(found: ProcessSockets, facts: ProcessAnswer, snapshot: Snapshot, teller: Teller): string[] {
  const { dot, ring } = teller.style.symbols;
  const some = found.listeners.length + found.connections.length > 0;
  const headline: Rich = [
    { role: some ? 'answer' : 'muted', text: some ? dot : ring },
    ' ',
    ...tellProcess(found.process, teller),
    ...tellWhatItIs(facts, teller),
    `: ${summaryOf(found)}`,
  ];
  const rows = [
    ...processSocketRows(found, snapshot, teller),
    ...tellProcessRows(facts, teller),
    ...blindRows(found, teller),
  ];
  return [...printHeadline(headline, teller), ...(rows.length === 0 ? [] : ['', ...printLabelled(rows, teller)])];
}

/** In plain words what a process has: ports to come to, connections, or nothing of the kind. */
export function summaryOf({ listeners, connections, blind }: ProcessSockets): string {
  if (listeners.length + connections.length === 0) {
    if (blind === 'permission') return 'the system does not let you see which ports it has';
    if (blind === 'namespace') return 'its ports are in another network namespace, not in this one';
    return 'no port: it has no network socket';
  }
  const ports = new Set(listeners.map((socket) => `${socket.protocol} ${socket.local.port}`)).size;
  const parts = [
    ports === 0 ? undefined : `${ports} ${ports === 1 ? 'port' : 'ports'}`,
    connections.length === 0
      ? undefined
      : `${connections.length} ${connections.length === 1 ? 'connection' : 'connections'}`,
  ];
  return parts.filter((part) => part !== undefined).join(' and ');
}

/** Where it listens, and what it is connected to. */
export function processSocketRows(found: ProcessSockets, snapshot: Snapshot, teller: Teller): LabelledRow[] {
  const { process, listeners, connections } = found;
  return [
    ...(listeners.length === 0 ? [] : socketRows(listeners, teller)),
    ...connectionRows(connections, snapshot, teller, process.pid),
  ];
}

function blindRows({ blind }: ProcessSockets, teller: Teller): LabelledRow[] {
  if (blind !== 'permission' || teller.asRoot === undefined) return [];
  return [{ label: 'to see it', value: [{ role: 'command', text: teller.asRoot }], whole: true }];
}
