import type { EverydayProtocol } from '@porthole/core';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Page } from '../text/page.ts';

/** The protocols of every day: ports, name, and a sentence on what each is for. */
export function tellProtocols(protocols: readonly EverydayProtocol[], page: Page): string[] {
  const rows = protocols.map(({ ports, name, transports, purpose }) => ({
    label: ports.join(', '),
    value: [{ role: 'title' as const, text: name }, ` (${transports.join(', ')}) ${purpose}`],
  }));
  const headline = `${protocols.length} protocols that one meets every day, by the port of their servers`;
  return [...printHeadline([{ role: 'answer', text: headline }], page), '', ...printLabelled(rows, page)];
}
