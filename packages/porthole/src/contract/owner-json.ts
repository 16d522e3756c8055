import type { Holder, Owner } from '@porthole/core';
import { jsonText, jsonTextOrNull } from './json-text.ts';
import { timestamp } from './timestamp.ts';

/** The answer to "whose is it?" as every document has it. */
export function ownerJson(owner: Owner, holderJson: (holder: Holder) => string): string {
  if (owner.kind === 'kernel') return '{"kind":"kernel"}';
  if (owner.kind !== 'process') return `{"kind":"${owner.kind}","reason":"${owner.reason}"}`;
  const { holders, primary, complete } = owner;
  const text = holders.length === 1 && holders[0] ? holderJson(holders[0]) : holders.map(holderJson).join(',');
  return `{"kind":"process","holders":[${text}],"primary":${primary ?? null},"complete":${complete}}`;
}

/** One holder as JSON. Remembers by pid and start, never by object: a host may make its holder objects anew at every call. */
export function createHolderWriter(): (holder: Holder) => string {
  const known = new Map<number, { readonly startId: number | undefined; readonly text: string }>();
  return (holder) => {
    const { pid, startId } = holder;
    let entry = known.get(pid);
    if (entry === undefined || entry.startId !== startId) {
      entry = { startId, text: holderPrefix(holder) };
      known.set(pid, entry);
    }
    return `${entry.text}${holder.fds.join(',')}]}`;
  };
}

function holderPrefix({ pid, startedAtMs, name, command, user }: Holder): string {
  const startedAt = startedAtMs === undefined ? 'null' : `"${timestamp(startedAtMs)}"`;
  const words = command === undefined ? 'null' : `[${command.map(jsonText).join(',')}]`;
  return (
    `{"pid":${pid},"startedAt":${startedAt},"name":${jsonTextOrNull(name)},"command":${words},` +
    `"user":${jsonTextOrNull(user)},"fds":[`
  );
}
