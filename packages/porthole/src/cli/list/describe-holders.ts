import type { Host } from '@porthole/core';
import type { ListenerRow } from '../../view/fold.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import { describeWhat } from '../describe-what.ts';
import { readIdentity } from '../read-identity.ts';

/** What each leading process is and which project it works in, by pid. Raw text. */
export async function describeHolders(
  host: Host,
  rows: readonly ListenerRow[],
  home: string | undefined,
): Promise<ReadonlyMap<number, string>> {
  const words = new Map<number, string>();
  const seen = new Set<number>();
  for (const { owner } of rows) {
    const holder = owner.kind === 'process' ? leadingHolder(owner) : undefined;
    if (holder === undefined || seen.has(holder.pid)) continue;
    seen.add(holder.pid);
    const described = describeWhat(await readIdentity(host, holder), home);
    if (described !== undefined) words.set(holder.pid, described);
  }
  return words;
}
