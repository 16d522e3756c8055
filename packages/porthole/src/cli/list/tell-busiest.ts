import { printBytes } from '../../view/bytes.ts';
import { sanitize } from '../../view/sanitize.ts';
import { printHeadline } from '../text/labelled-lines.ts';
import type { Page } from '../text/page.ts';
import type { Rich } from '../text/rich-text.ts';
import type { ProcessRate } from './sample-rates.ts';

const MOST = 3;

/** `Busiest: node 48213 gets 1.1 MB/s and sends 240 kB/s.` And what these figures leave out. */
export function tellBusiest(rates: readonly ProcessRate[], page: Page): string[] {
  const busy = rates.filter(({ sent, received }) => sent + received > 0).slice(0, MOST);
  const ascii = page.style.ascii ? 'ascii' : 'unicode';
  const told = busy.flatMap(
    ({ name, pid, sent, received }, index): Rich => [
      index === 0 ? 'Busiest: ' : '; ',
      { role: 'process', text: sanitize(name ?? 'process', ascii) },
      ` ${pid} gets ${printBytes(received)}/s and sends ${printBytes(sent)}/s`,
    ],
  );
  return [
    ...printHeadline(busy.length === 0 ? ['No process that can be seen sent or got anything.'] : [...told, '.'], page),
    ...printHeadline(
      [{ role: 'muted', text: 'TCP connections within one second; UDP is not known, nor what closed meanwhile.' }],
      page,
    ),
  ];
}
