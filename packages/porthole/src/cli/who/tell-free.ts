import { type PortClass, portClassOf, type Snapshot } from '@porthole/core';
import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import type { PortStory } from './port-story.ts';
import { usualRow } from './tell-usual.ts';
import { clean, type Teller } from './teller.ts';

const CLASSES: Readonly<Record<PortClass, string>> = {
  'well-known': 'well-known (0-1023): usually only root may take it',
  registered: 'registered (1024-49151): any user may take it',
  dynamic: 'dynamic (49152-65535): any user may take it, and nobody has it for good',
};

/** Nothing has the port. */
export function tellFree(story: PortStory, teller: Teller): string[] {
  const { snapshot, port, answers } = story;
  const protocols = answers.map((answer) => answer.protocol).join(' and ');
  const { ring } = teller.style.symbols;
  if (port === 0) {
    const words = ' is no port that one can have: who binds it gets a free one that the system chooses';
    return printHeadline([{ role: 'answer', text: `${ring} ${clean(teller, story.subject)}` }, words], teller);
  }
  const blind = snapshot.gaps.some((gap) => gap.what === 'socket');
  const headline: Rich = blind
    ? [`${ring} Nothing was seen on ${clean(teller, story.subject)} (${protocols}), but not every socket could be read`]
    : [{ role: 'good', text: `${ring} ${clean(teller, story.subject)} is free` }, ` (${protocols}${families(story)})`];
  const rows: LabelledRow[] = [
    { label: 'class', value: [CLASSES[portClassOf(port)]] },
    ...usualRow(story),
    ...lentRow(snapshot, port),
    ...elsewhereRow(snapshot, port),
  ];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

function families({ subject, port }: PortStory): string {
  return subject === String(port) ? ', IPv4 and IPv6' : '';
}

function lentRow({ network }: Snapshot, port: number): LabelledRow[] {
  const range = network.ephemeralRange;
  if (range === undefined || port < range.first || port > range.last) return [];
  const words = `this system lends ${range.first}-${range.last} to programs that connect: one may get it at any moment`;
  return [{ label: 'lent', value: [words] }];
}

/** The port of the other side is not a port of this machine, but often what is meant. */
function elsewhereRow({ sockets }: Snapshot, port: number): LabelledRow[] {
  const count = sockets.filter((socket) => socket.remote?.port === port && socket.state !== 'time-wait').length;
  if (count === 0) return [];
  const what = count === 1 ? '1 connection from here goes' : `${count} connections from here go`;
  return [{ label: 'also', value: [`${what} to port ${port} elsewhere`] }];
}
