import { containerPartOf } from '../explain/container-part.ts';
import { leaderOf } from '../explain/verdict/name-owner.ts';
import type { HolderFacts } from '../explain/verdict/verdict-facts.ts';
import { whatIs } from '../explain/what-is.ts';
import type { Host } from '../host/host.ts';
import type { Socket } from '../model/socket.ts';

/** What the leading process of each socket is, and whether it has to do with a container. */
export async function readHolders(
  host: Host,
  sockets: readonly Socket[],
  ownPid: number,
): Promise<ReadonlyMap<number, HolderFacts>> {
  const pids = new Set(sockets.flatMap(({ owner }) => leaderOf(owner)?.pid ?? []));
  const known = new Map<number, HolderFacts>();
  if (pids.size === 0) return known;
  const own = await host.ancestry(ownPid);
  for (const pid of pids) {
    const ancestry = await host.ancestry(pid);
    const part = containerPartOf(ancestry, own);
    const [self] = ancestry;
    known.set(pid, {
      label: self === undefined ? undefined : whatIs(self)?.label,
      container: part === undefined ? undefined : { role: part.role, name: part.name ?? part.id?.slice(0, 12) },
    });
  }
  return known;
}
