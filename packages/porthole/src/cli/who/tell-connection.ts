import { joinEnds, type PortRange, printEndpoint, type Snapshot, type Socket } from '@porthole/core';
import { leadingHolder, ownerName } from '../../view/owner-text.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { tellProcessShort } from './tell-process.ts';
import { clean, type Teller } from './teller.ts';

/** How many a screen shows. */
const SHOWN = 8;

/**
 * A row for each connection, as seen from its near end: `curl 51244 127.0.0.1:40618 → 127.0.0.1:65432 server 51210`.
 * @param near The process that was named already: its connections need not say it again.
 */
export function connectionRows(
  connections: readonly Socket[],
  { sockets, network }: Snapshot,
  teller: Teller,
  near?: number,
): LabelledRow[] {
  const otherEnd = joinEnds(sockets);
  const shown = teller.width === undefined ? connections : connections.slice(0, SHOWN);
  const values = shown.map((socket): Rich => {
    const other = otherEnd(socket);
    const here = tellEnd(socket, teller, near);
    return [
      ...(here.length === 0 ? [] : [...here, ' ']),
      { role: 'address', text: clean(teller, printEndpoint(socket.local)) },
      ` ${directionOf(socket, network.ephemeralRange, teller)}${HARD_BLANK}`,
      { role: 'address', text: socket.remote === undefined ? '?' : clean(teller, printEndpoint(socket.remote)) },
      ...(other === undefined ? [] : [' ', ...tellEnd(other, teller)]),
      socket.state === 'established' || socket.state === 'connected' ? '' : ` ${socket.state}`,
    ];
  });
  const rest = connections.length - shown.length;
  return [...values, ...(rest > 0 ? [[`${rest} more`]] : [])].map((value, index) => {
    return { label: index === 0 ? 'connects' : '', value };
  });
}

function tellEnd({ owner }: Socket, teller: Teller, known?: number): Rich {
  const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  if (leader === undefined) return [clean(teller, ownerName(owner)).replaceAll(' ', HARD_BLANK)];
  return leader.pid === known ? [] : tellProcessShort(leader, teller);
}

/** A lent port is the end that connected. Where both ends or none are of that kind, the arrow would be a guess. */
function directionOf(socket: Socket, range: PortRange | undefined, teller: Teller): string {
  const { arrow, back, dash } = teller.style.symbols;
  const lent = (port: number): boolean => range !== undefined && port >= range.first && port <= range.last;
  const [here, there] = [lent(socket.local.port), lent(socket.remote?.port ?? 0)];
  if (here === there) return dash;
  return here ? arrow : back;
}
