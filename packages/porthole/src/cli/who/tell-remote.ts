import type { Socket } from '@porthole/core';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import type { PortStory } from './port-story.ts';
import { connectionRows } from './tell-connection.ts';
import { clean, type Teller } from './teller.ts';

/** The address belongs to another machine: what can be told is who is connected to it from here. */
export function tellRemote(story: PortStory, connections: readonly Socket[], teller: Teller): string[] {
  const { dot, ring } = teller.style.symbols;
  const some = connections.length > 0;
  const count = connections.length === 1 ? '1 connection goes' : `${connections.length} connections go`;
  const headline: Rich = [
    { role: 'answer', text: `${some ? dot : ring} ${clean(teller, story.subject)}` },
    ` is not on this machine: ${some ? `${count} there from here` : 'nothing here is connected to it'}`,
  ];
  if (!some) return printHeadline(headline, teller);
  return [
    ...printHeadline(headline, teller),
    '',
    ...printLabelled(connectionRows(connections, story.snapshot, teller), teller),
  ];
}
