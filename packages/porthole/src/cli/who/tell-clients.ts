import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import type { Client } from './find-clients.ts';
import { tellProcessShort } from './tell-process.ts';
import { clean, type Teller } from './teller.ts';

/** How many a screen shows. */
const SHOWN = 8;

/** Who is connected now. */
export function clientsRow(clients: readonly Client[], waiting: number, teller: Teller): LabelledRow {
  const total = clients.reduce((sum, client) => sum + client.count, 0);
  const queue = waiting === 0 ? '' : `, ${waiting} of them not accepted yet`;
  if (total === 0) return { label: 'clients', value: ['none now'] };
  const shown = teller.width === undefined ? clients : clients.slice(0, SHOWN);
  const rest = clients.slice(shown.length).reduce((sum, client) => sum + client.count, 0);
  const items = [...shown.map((client) => tellClient(client, teller)), ...(rest === 0 ? [] : [[`${rest} more`]])];
  return {
    label: 'clients',
    value: [`${total} now${queue}: `, ...listOf(items, teller.style.symbols.separator)],
  };
}

function tellClient({ process, address, local, count }: Client, teller: Teller): Rich {
  const times = count > 1 ? `${HARD_BLANK}${teller.style.symbols.times}${count}` : '';
  if (process !== undefined) return [...tellProcessShort(process, teller), times];
  // A socket of this machine whose process may not be seen.
  const place = local ? ' (this machine)'.replaceAll(' ', HARD_BLANK) : '';
  return [{ role: 'address', text: clean(teller, address) }, `${place}${times}`];
}
