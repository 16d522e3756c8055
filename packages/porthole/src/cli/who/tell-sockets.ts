import { type PortRange, printEndpoint, type Reach, type Socket } from '@porthole/core';
import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { clean, type Teller } from './teller.ts';

/** Where the sockets are, and who can get to them there. */
export function socketRows(sockets: readonly Socket[], teller: Teller): LabelledRow[] {
  const where = tellEndpoints(sockets, teller);
  if (sockets.every(isIdle)) {
    const but = { label: 'but', value: ['it does not listen: who connects is refused'] };
    return [{ label: 'bound to', value: where }, but];
  }
  // UDP has no LISTEN: who is bound gets what comes.
  const label = sockets.some((socket) => socket.state === 'listen') ? 'listens' : 'bound to';
  return [
    { label, value: where },
    { label: 'reached by', value: tellReach(sockets, teller) },
  ];
}

/** Says of ports that the system lent what that means. */
export function lentRow(sockets: readonly Socket[], range: PortRange | undefined): LabelledRow[] {
  if (!sockets.every((socket) => socket.ephemeral)) return [];
  const which = range === undefined ? '' : ` (it lends ${range.first}-${range.last})`;
  const end = sockets.some((socket) => socket.remote !== undefined) ? 'connection ends' : 'socket is closed';
  return [{ label: 'lent', value: [`the system chose the port${which} and takes it back when the ${end}`] }];
}

/** A TCP socket that has a port and does nothing with it yet. */
export function isIdle({ protocol, state }: Pick<Socket, 'protocol' | 'state'>): boolean {
  return protocol === 'tcp' && state === 'bound';
}

/** `127.0.0.1:3000 tcp · [::1]:3000 tcp`, each endpoint once. */
function tellEndpoints(sockets: readonly Socket[], teller: Teller): Rich {
  const mixed = !sockets.every(isIdle);
  const counts = new Map<string, { readonly address: string; readonly note: string; count: number }>();
  for (const socket of sockets) {
    const address = clean(teller, printEndpoint(socket.local));
    const note = socket.protocol + (mixed && isIdle(socket) ? ' (not listening)' : socket.ephemeral ? ' (lent)' : '');
    const known = counts.get(`${address} ${note}`);
    if (known === undefined) counts.set(`${address} ${note}`, { address, note, count: 1 });
    else known.count++;
  }
  const { separator, times } = teller.style.symbols;
  const items = [...counts.values()].map(({ address, note, count }): Rich => {
    const words = count > 1 ? ` ${note} ${times}${count}` : ` ${note}`;
    return [{ role: 'address', text: address }, words.replaceAll(' ', HARD_BLANK)];
  });
  return listOf(items, separator);
}

/** Who can get to the sockets: the widest reach of them in words, with a mark where it is not this machine alone. */
function tellReach(sockets: readonly Socket[], teller: Teller): Rich {
  const values = new Set(sockets.map((socket) => socket.reach?.value));
  const { warn } = teller.style.symbols;
  if (values.has('public')) return [{ role: 'warning', text: `${warn} ${PUBLIC}` }];
  if (values.has('network')) return [{ role: 'warning', text: `${warn} ${NETWORK}` }];
  if (!values.has('this-machine')) return ['not known'];
  const cutOff = sockets.every(({ reach }) => hasEvidence(reach, 'no-link'));
  return [cutOff ? 'only this machine: it has no network here' : 'only this machine'];
}

const NETWORK = 'your network, if no firewall forbids it';
const PUBLIC = 'the internet, if no firewall forbids it: a public address is bound';

function hasEvidence(reach: Reach | undefined, evidence: Reach['evidence'][number]): boolean {
  return reach?.evidence.includes(evidence) ?? false;
}
