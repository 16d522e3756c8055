import type { WhoPort } from '../../contract/index.ts';
import { leadingHolder, ownerName } from '../../view/owner-text.ts';
import { listOf, printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import type { FactsByPid } from './facts-by-pid.ts';
import { groupByOwner } from './owner-groups.ts';
import { tellProcess, tellWhatItIs } from './tell-process.ts';
import { clean, type Teller } from './teller.ts';

const STATUS: Readonly<Record<WhoPort['status'], string>> = {
  taken: 'taken by',
  hidden: 'taken',
  kernel: 'taken by',
  'connection-end': 'near end of a connection of',
  free: 'free',
};

/** A range of ports: how many are in use, and one line for each of these. */
export function tellRange(
  range: { readonly first: number; readonly last: number },
  answers: readonly WhoPort[],
  facts: FactsByPid,
  teller: Teller,
): string[] {
  const total = range.last - range.first + 1;
  const taken = new Set(answers.map((answer) => answer.port)).size;
  const { dot, ring } = teller.style.symbols;
  const name = `${range.first}-${range.last}`;
  if (taken === 0) {
    return printHeadline([{ role: 'good', text: `${ring} ${name} are free` }, `, all ${total} ports`], teller);
  }
  const headline: Rich = [{ role: 'answer', text: `${dot} ${taken} of the ${total} ports` }, ` ${name} are in use`];
  const rows = answers.map((answer) => ({
    label: `${answer.port} ${answer.protocol}`,
    value: tellAnswer(answer, facts, teller),
  }));
  return [...printHeadline(headline, teller), '', ...printLabelled(rows, teller)];
}

function tellAnswer({ status, listeners, connections }: WhoPort, facts: FactsByPid, teller: Teller): Rich {
  const groups = groupByOwner(listeners.length > 0 ? listeners : connections);
  const owners = groups.map(({ owner }): Rich => {
    const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    if (leader === undefined) return [clean(teller, ownerName(owner))];
    return [...tellProcess(leader, teller), ...tellWhatItIs(facts.get(leader.pid), teller)];
  });
  return [`${STATUS[status]} `, ...listOf(owners, teller.style.symbols.separator)];
}
