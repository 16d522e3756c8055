import { printEndpoint, type Socket } from '@porthole/core';
import { type LabelledRow, listOf, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { connectionsOf, type PortStory } from './port-story.ts';
import { clean, type Teller } from './teller.ts';

const SHOWN = 4;

/** Only connections that no process has any more use the port: they go by themselves. */
export function tellLingering(story: PortStory, teller: Teller): string[] {
  const connections = connectionsOf(story);
  const kept = connections.filter((socket) => socket.state === 'time-wait');
  const headline: Rich = [
    { role: 'good', text: `${teller.style.symbols.ring} ${clean(teller, story.subject)}` },
    ' is free for a server that sets SO_REUSEADDR, as nearly all do: no process has it, only leftovers use it',
  ];
  const rows: LabelledRow[] = [
    ...(kept.length === 0
      ? []
      : [row('kept', kept, 'closed, and kept by the system for a minute at most (TIME_WAIT)', teller)]),
    ...(kept.length === connections.length
      ? []
      : [
          row(
            'closing',
            connections.filter((socket) => socket.state !== 'time-wait'),
            'on the way out, or in',
            teller,
          ),
        ]),
  ];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

function row(label: string, sockets: readonly Socket[], what: string, teller: Teller): LabelledRow {
  const { separator, dash } = teller.style.symbols;
  const shown = teller.width === undefined ? sockets : sockets.slice(0, SHOWN);
  const ends = shown.map((socket): Rich => [{ role: 'address', text: tellPair(socket, dash, teller) }]);
  const rest = sockets.length - shown.length;
  const count = sockets.length === 1 ? '1 connection' : `${sockets.length} connections`;
  return { label, value: [`${count} ${what}: `, ...listOf(rest > 0 ? [...ends, [`${rest} more`]] : ends, separator)] };
}

function tellPair({ local, remote }: Socket, dash: string, teller: Teller): string {
  return `${clean(teller, printEndpoint(local))} ${dash} ${remote === undefined ? '?' : clean(teller, printEndpoint(remote))}`;
}
