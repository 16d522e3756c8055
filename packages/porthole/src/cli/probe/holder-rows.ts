import type { AddressReport, Owner } from '@porthole/core';
import { leadingHolder } from '../../view/owner-text.ts';
import type { LabelledRow } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { tellProcess } from '../who/tell-process.ts';
import type { Teller } from '../who/teller.ts';
import { isUnaccepted } from './decide-probe.ts';

/** Of this machine: which process took the very connection, and who listens where that is another one or unknown. */
export function holderRows(address: AddressReport, teller: Teller): LabelledRow[] {
  const { acceptedBy, listeners = [] } = address;
  const listening = ownersText(
    listeners.map(({ owner }) => owner),
    teller,
  );
  if (acceptedBy?.kind === 'process') {
    const row = { label: 'accepted by', value: ownersText([acceptedBy], teller) ?? ['a process'] };
    const same = listeners.every(({ owner }) => sharesHolder(owner, acceptedBy));
    return same || listening === undefined ? [row] : [row, { label: 'listens', value: listening }];
  }
  if (acceptedBy?.kind === 'kernel') return [{ label: 'accepted by', value: ['the kernel itself'] }];
  if (isUnaccepted(address)) {
    const waiting = listeners.find(({ protocol }) => protocol === 'tcp')?.queue;
    const queue =
      waiting?.backlog === undefined
        ? ''
        : `; ${waiting.receive} of ${waiting.backlog} places in its queue were taken before`;
    return [{ label: 'accepted by', value: [`no process${queue}`] }, ...listenerRow(listening)];
  }
  return listenerRow(listening);
}

function listenerRow(listening: Rich | undefined): LabelledRow[] {
  return listening === undefined ? [] : [{ label: 'held by', value: listening }];
}

function sharesHolder(owner: Owner, other: Owner & { readonly kind: 'process' }): boolean {
  return owner.kind !== 'process' || owner.holders.some(({ pid }) => other.holders.some((each) => each.pid === pid));
}

/** Each process once, the leading one of each socket. */
function ownersText(owners: readonly Owner[], teller: Teller): Rich | undefined {
  const leaders = owners.flatMap((owner) => (owner.kind === 'process' ? [leadingHolder(owner)] : []));
  const distinct = [...new Map(leaders.map((leader) => [leader?.pid, leader])).values()].filter(
    (each) => each !== undefined,
  );
  if (distinct.length === 0) {
    return owners.some(({ kind }) => kind === 'hidden')
      ? ['a process that the system does not let you see']
      : undefined;
  }
  return distinct.flatMap((leader, index): Rich => [...(index === 0 ? [] : [', ']), ...tellProcess(leader, teller)]);
}
