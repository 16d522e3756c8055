import { type LabelledRow, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import { listenersOf, type PortStory } from './port-story.ts';
import { socketRows } from './tell-sockets.ts';
import { usualRow } from './tell-usual.ts';
import { clean, type Teller } from './teller.ts';

/** The kernel holds the port for itself: no process is behind it, so none can be ended to free it. */
export function tellKernel(story: PortStory, teller: Teller): string[] {
  const listeners = listenersOf(story);
  const headline = [
    { role: 'answer' as const, text: `${teller.style.symbols.dot} ${clean(teller, story.subject)}` },
    ' is taken by the kernel itself: no process holds it',
  ];
  const rows: LabelledRow[] = [
    ...socketRows(listeners, teller),
    ...usualRow(story),
    { label: 'such as', value: ['a VXLAN or WireGuard device, or an NFS server, has its port in the kernel'] },
  ];
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}
