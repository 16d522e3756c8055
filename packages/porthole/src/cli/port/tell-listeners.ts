import { type Host, printEndpoint } from '@porthole/core';
import type { PortAnswer } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import { describeWhat } from '../describe-what.ts';
import { readIdentity } from '../read-identity.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { groupByOwner } from '../who/owner-groups.ts';
import { nameWithoutProcess } from '../who/tell-several.ts';
import { tellHolders } from '../who/tell-taken.ts';
import { clean, type Teller } from '../who/teller.ts';

/** What the leading process of each listener is, by pid. */
export async function describeListeners(
  host: Host,
  answer: PortAnswer,
  home: string | undefined,
): Promise<ReadonlyMap<number, string>> {
  const words = new Map<number, string>();
  for (const { owner } of groupByOwner(answer.listeners)) {
    const holder = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    const described = holder && describeWhat(await readIdentity(host, holder), home);
    if (holder !== undefined && described !== undefined) words.set(holder.pid, described);
  }
  return words;
}

/** Rows: who listens there now. `blind`: not every socket could be read. */
export function listenersRows(
  { listeners }: PortAnswer,
  words: ReadonlyMap<number, string>,
  blind: boolean,
  teller: Teller,
): LabelledRow[] {
  if (listeners.length === 0) {
    return [
      { label: 'now', value: [blind ? 'nobody was seen, but not every socket could be read' : 'nobody listens'] },
    ];
  }
  return groupByOwner(listeners).map(({ owner, sockets }, index) => {
    const leader = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    const what = leader && words.get(leader.pid);
    const who: Rich = owner.kind === 'process' ? tellHolders(owner, teller) : [nameWithoutProcess(owner)];
    const ends = new Set(sockets.map(({ protocol, local }) => `${clean(teller, printEndpoint(local))} ${protocol}`));
    return {
      label: index === 0 ? 'now' : '',
      value: [
        ...who,
        ...(what === undefined ? [] : [` ${teller.style.symbols.dash}${HARD_BLANK}${clean(teller, what)}`]),
        ': ',
        { role: 'address', text: [...ends].map((end) => end.replaceAll(' ', HARD_BLANK)).join(', ') },
      ],
    };
  });
}
