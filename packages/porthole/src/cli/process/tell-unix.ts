import type { UnixSocket } from '@porthole/core';
import { leadingHolder, ownerName } from '../../view/owner-text.ts';
import { printUnixName } from '../../view/unix-name-text.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { tellProcessShort } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';
import { UNSEEN } from './not-there.ts';

/** How many a screen shows. */
const SHOWN = 8;

/** Its UNIX sockets, each with what it is bound to and the process at the other end. */
export function unixRows({ unixSockets, sockets }: Examined, teller: Teller): LabelledRow[] {
  if (unixSockets === undefined) {
    const why = sockets.blind === 'namespace' ? 'they are in another network namespace, not in this one' : UNSEEN;
    return [{ label: 'unknown', value: [why] }];
  }
  if (unixSockets.length === 0) return [{ label: 'none', value: ['it has no UNIX socket'] }];
  const sorted = [...unixSockets].sort((a, b) => Number(b.state === 'listen') - Number(a.state === 'listen'));
  const shown = teller.width === undefined ? sorted : sorted.slice(0, SHOWN);
  const rest = sorted.length - shown.length;
  const rows = shown.map((socket): LabelledRow => ({ label: LABELS[socket.state], value: tellSocket(socket, teller) }));
  return [...rows, ...(rest > 0 ? [{ label: '', value: [`${rest} more`] }] : [])];
}

const LABELS: Readonly<Record<UnixSocket['state'], string>> = {
  listen: 'listens',
  bound: 'bound to',
  connected: 'connected',
  closed: 'idle',
};

function tellSocket({ type, name, peer, state }: UnixSocket, teller: Teller): Rich {
  const own = name === undefined ? [] : [{ role: 'address', text: clean(teller, printUnixName(name)) } as const, ' '];
  const other = peer === undefined ? [] : tellPeer(peer, teller);
  return [...own, ...(state === 'connected' ? other : []), `(${type})`];
}

function tellPeer({ name, owner }: NonNullable<UnixSocket['peer']>, teller: Teller): Rich {
  const holder = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  const who: Rich = holder === undefined ? [clean(teller, ownerName(owner))] : tellProcessShort(holder, teller);
  const at: Rich = name === undefined ? [] : [' at ', { role: 'address', text: clean(teller, printUnixName(name)) }];
  return [`with${HARD_BLANK}`, ...who, ...at, ' '];
}
