import type { Holder } from '@porthole/core';
import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { processSocketRows, summaryOf } from '../who/tell-pid.ts';
import { tellProcessShort } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';

/** How many of those it shares its sockets with a screen names. */
const SHOWN = 8;

/** Where it listens and what it is connected to, with both ends; or that it has no port, or that this may not be seen. */
export function portRows({ sockets, snapshot, foreign }: Examined, teller: Teller): LabelledRow[] {
  const rows = processSocketRows(sockets, snapshot, teller);
  if (rows.length === 0)
    return [{ label: sockets.blind === undefined ? 'none' : 'unknown', value: [portSummary({ sockets, foreign })] }];
  return [...rows, ...sharedRow(sockets, teller)];
}

/** The ports in a few words. Sockets of another network namespace may well have some. */
export function portSummary({ sockets, foreign }: Pick<Examined, 'sockets' | 'foreign'>): string {
  const some = sockets.listeners.length + sockets.connections.length > 0;
  return some || foreign === 0 || sockets.blind !== undefined
    ? summaryOf(sockets)
    : 'no port in this network namespace';
}

/** Others that have descriptors of the same sockets: by a fork, or because they were passed on (socket activation). */
function sharedRow({ process, listeners, connections }: Examined['sockets'], teller: Teller): LabelledRow[] {
  const others = new Map<number, Holder>();
  for (const { owner } of [...listeners, ...connections]) {
    if (owner.kind !== 'process') continue;
    for (const holder of owner.holders) if (holder.pid !== process.pid) others.set(holder.pid, holder);
  }
  if (others.size === 0) return [];
  const shown = [...others.values()].slice(0, teller.width === undefined ? others.size : SHOWN);
  const rest = others.size - shown.length;
  const items = shown.map((holder) => tellProcessShort(holder, teller));
  return [
    {
      label: 'shared with',
      value: listOf([...items, ...(rest > 0 ? [[`${rest} more`]] : [])], teller.style.symbols.separator),
    },
  ];
}
