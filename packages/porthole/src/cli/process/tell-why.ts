import type { LabelledRow } from '../text/labelled-lines.ts';
import { tellChain, whyRow } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';

/** What keeps it running, the chain down to it, and the one fact that says so. */
export function whyRows(found: Examined, teller: Teller): LabelledRow[] {
  const { anatomy, why } = found;
  if (why === undefined) return [{ label: 'why', value: ['not known'] }];
  const { source, chain, script } = why;
  const row = whyRow({ ...found, process: anatomy, detail: anatomy }, teller);
  return [
    ...(row === undefined ? [] : [row]),
    ...(script === undefined || script === source.name ? [] : [{ label: 'script', value: [clean(teller, script)] }]),
    ...(chain.length < 2 ? [] : [{ label: 'chain', value: tellChain(chain, teller) }]),
    { label: 'as told by', value: [clean(teller, source.evidence)] },
  ];
}
