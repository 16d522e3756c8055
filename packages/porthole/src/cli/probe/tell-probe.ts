import type { AddressReport } from '@porthole/core';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { clean, type Teller } from '../who/teller.ts';
import { answerRows } from './answer-rows.ts';
import { isOpen, type Probed } from './decide-probe.ts';
import { headlineOf } from './headline-of.ts';
import { holderRows } from './holder-rows.ts';
import { meaningOf } from './meaning-of.ts';
import { mismatchText } from './mismatch-text.ts';
import { tlsRows } from './tls-rows.ts';

/** The story of one target: a block for each of its addresses. */
export function tellProbe(probed: Probed, teller: Teller): readonly string[] {
  const { report } = probed;
  const blocks = report.addresses.map((address) => [
    ...printHeadline(headlineOf(address, report.protocol, teller), teller),
    ...printLabelled(rowsOf(address, probed, teller), teller),
  ]);
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function rowsOf(address: AddressReport, { report, expected }: Probed, teller: Teller): readonly LabelledRow[] {
  const meaning = meaningOf(address, report.level);
  // Where one address of a name is open, nobody expects anything of those that are not.
  const counts = isOpen(address) || !report.addresses.some(isOpen);
  const mismatch = counts ? mismatchText(address, report.protocol, expected) : undefined;
  return [
    ...(mismatch === undefined
      ? []
      : [{ label: 'but', value: [{ role: 'warning', text: clean(teller, mismatch) }] } as const]),
    ...(meaning === undefined ? [] : [{ label: 'means', value: [clean(teller, meaning)] }]),
    ...answerRows(address, teller),
    ...tlsRows(address.tls, teller),
    ...holderRows(address, teller),
    ...timeRow(address, report.protocol),
  ];
}

function timeRow(
  { connectMs, firstByteMs, totalMs, connections, state }: AddressReport,
  protocol: string,
): LabelledRow[] {
  if (state === 'held-back') return [];
  const unit = protocol === 'udp' ? 'datagram' : 'connection';
  const parts = [
    connectMs === undefined ? undefined : `${printMs(connectMs)} to connect`,
    firstByteMs === undefined ? undefined : `${printMs(firstByteMs)} to the first byte`,
    `${printMs(totalMs)} in all`,
    `${connections} ${unit}${connections === 1 ? '' : 's'}`,
  ];
  return [{ label: 'took', value: [parts.filter((part) => part !== undefined).join(', ')] }];
}

/** `0.4 ms`, `31 ms`, `1.2 s`. */
function printMs(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
