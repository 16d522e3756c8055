import { printEndpoint, type Socket, type WatchEvent } from '@porthole/core';
import { printBytes } from '../../view/bytes.ts';
import { printDuration } from '../../view/duration.ts';
import { leadingHolder, ownerName, ownerRole } from '../../view/owner-text.ts';
import { sanitize } from '../../view/sanitize.ts';
import type { Role, Style } from '../../view/style.ts';
import type { Page } from '../text/page.ts';
import { HARD_BLANK, type Piece, paint, type Rich, wrap } from '../text/rich-text.ts';
import type { ChosenEvent, Known } from './choose-events.ts';

interface Manner {
  readonly sign: string;
  readonly word: string;
  readonly role: Role;
}

const MANNERS: Readonly<Record<WatchEvent['kind'], Manner>> = {
  opened: { sign: '+', word: 'opened', role: 'good' },
  connected: { sign: '>', word: 'connected', role: 'good' },
  'state-changed': { sign: '~', word: 'new state', role: 'muted' },
  'owner-changed': { sign: '~', word: 'new owner', role: 'warning' },
  closed: { sign: '-', word: 'closed', role: 'bad' },
  lost: { sign: '!', word: 'lost', role: 'warning' },
};
const INITIAL: Manner = { sign: '=', word: 'there', role: 'muted' };

const TIME_WIDTH = 10;
/** From this width on, the parts of lines stand below each other. */
const ALIGNED_WIDTH = 64;
const PORT_WIDTH = 5;
const WORD_WIDTH = 9;

/** One event as a line, or as several on a narrow screen. */
export function tellEvent({ event, before }: ChosenEvent, { style, width }: Page): string[] {
  const { kind, socket, initial, timeMs } = event;
  const { sign, word, role } = initial ? INITIAL : MANNERS[kind];
  const aligned = width === undefined || width >= ALIGNED_WIDTH;
  const pad = (text: string, columns: number): string => (aligned ? text.padEnd(columns, HARD_BLANK) : text);
  const port = socket === undefined ? '' : String(portOf(socket));
  const rich: Rich = [
    { role, text: sign },
    ' ',
    { role: 'title', text: pad(port, PORT_WIDTH) },
    ' ',
    { role, text: pad(word, WORD_WIDTH) },
    ' ',
    ...(socket === undefined ? lostText(event) : detailsOf(event, socket, before, style)),
  ];
  const room = width === undefined ? undefined : Math.max(1, width - TIME_WIDTH);
  return wrap(rich, room).map((line, index) => {
    const margin = index === 0 ? style.paint('muted', clock(timeMs)) : ' '.repeat(TIME_WIDTH - 2);
    return `${margin}  ${paint(line, style)}`;
  });
}

/** The port that means something: of a connection with a lent port, that of the other end. */
function portOf({ ephemeral, local, remote }: Socket): number {
  return ephemeral && remote !== undefined ? remote.port : local.port;
}

function lostText({ count }: WatchEvent): Rich {
  const what = count === undefined ? 'what was known no longer counts' : `${count} events were lost`;
  return [`${what}: all that is there is told again`];
}

function detailsOf(event: WatchEvent, socket: Socket, before: Known | undefined, style: Style): Rich {
  const who = ownerPieces(socket.owner, style);
  const parts: Rich[] = [];
  switch (event.kind) {
    case 'owner-changed':
      parts.push(
        before === undefined ? who : [...ownerPieces(before.owner, style), ` ${style.symbols.arrow} `, ...who],
      );
      break;
    case 'state-changed':
      parts.push(who, [before === undefined ? socket.state : `${before.state} ${style.symbols.arrow} ${socket.state}`]);
      break;
    default:
      parts.push(who);
  }
  parts.push(placeOf(socket));
  if (event.kind === 'opened' && socket.reach !== undefined && socket.reach.value !== 'this-machine') {
    parts.push([{ role: 'warning', text: `${socket.reach.value} ${style.symbols.warn}` }]);
  }
  if (event.kind === 'closed' && before?.sinceMs !== undefined) {
    const ms = event.timeMs - before.sinceMs;
    parts.push([ms > 0 ? `was open ${printDuration(ms)}` : 'came and went between two looks']);
  }
  if (event.traffic !== undefined) {
    const { receivedBytes, sentBytes } = event.traffic;
    parts.push([`${printBytes(receivedBytes)} in, ${printBytes(sentBytes)} out`]);
  }
  return parts.flatMap((part, index): Piece[] => (index === 0 ? [...part] : ['  ', ...part]));
}

function ownerPieces(owner: Socket['owner'], { ascii }: Style): Rich {
  const name = sanitize(ownerName(owner), ascii ? 'ascii' : 'unicode').replaceAll(' ', HARD_BLANK);
  const role = ownerRole(owner);
  if (owner.kind !== 'process') return [{ role, text: name }];
  const others = owner.holders.length - 1;
  const pid = leadingHolder(owner)?.pid;
  return [{ role, text: name }, `${HARD_BLANK}${pid}${others > 0 ? `${HARD_BLANK}+${others}` : ''}`];
}

/** `on 127.0.0.1:3000`, `from 10.0.0.9:51000`, `to 10.0.0.9:443`; of UDP that is said. */
function placeOf({ protocol, ephemeral, local, remote }: Socket): Rich {
  const how = remote === undefined ? 'on' : ephemeral ? 'to' : 'from';
  const place = sanitize(printEndpoint(remote ?? local));
  return [`${how} `, { role: 'address', text: place }, ...(protocol === 'udp' ? [' udp'] : [])];
}

/** `14:03:11`, in the time zone of whoever reads it. */
function clock(ms: number): string {
  const date = new Date(ms);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
