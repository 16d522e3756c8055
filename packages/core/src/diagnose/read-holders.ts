import { usualEngines } from '../act/plan-kill.ts';
import { adviseOnContainer } from '../explain/container-advice.ts';
import { type ContainerPart, containerPartOf } from '../explain/container-part.ts';
import { leaderOf } from '../explain/verdict/name-owner.ts';
import type { ContainerRole, HolderFacts } from '../explain/verdict/verdict-facts.ts';
import { whatIs } from '../explain/what-is.ts';
import type { Host } from '../host/host.ts';
import type { ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';

/** Who wants to know. */
export interface Asker {
  /** Its own process: what runs in the same container is not told of that one. */
  readonly ownPid: number;
  /** Container engines that it knows of. */
  readonly engineSockets: readonly string[];
}

/** What the leading process of each socket is, and which container it has to do with. */
export async function readHolders(
  host: Host,
  sockets: readonly Socket[],
  asker: Asker,
): Promise<ReadonlyMap<number, HolderFacts>> {
  const pids = new Set(sockets.flatMap(({ owner }) => leaderOf(owner)?.pid ?? []));
  const known = new Map<number, HolderFacts>();
  let own: readonly ProcessDetail[] | undefined;
  for (const pid of pids) {
    own ??= await host.ancestry(asker.ownPid);
    const ancestry = await host.ancestry(pid);
    const [self] = ancestry;
    const part = containerPartOf(ancestry, own);
    const held = sockets.filter(({ owner }) => leaderOf(owner)?.pid === pid);
    known.set(pid, {
      label: self === undefined ? undefined : whatIs(self)?.label,
      container: part === undefined ? undefined : await readContainer(host, part, held, asker),
    });
  }
  return known;
}

/** The engine's own word for the container, where it is there and answers. */
async function readContainer(
  host: Host,
  part: ContainerPart,
  sockets: readonly Socket[],
  { engineSockets }: Asker,
): Promise<ContainerRole> {
  const uids = sockets.flatMap(({ owner }) => leaderOf(owner)?.uid ?? []);
  const listing = await host.containers?.([...engineSockets, ...usualEngines(uids)]);
  const { name, stop } = adviseOnContainer(part, sockets, listing?.containers ?? []);
  return { role: part.role, name, stop: stop?.kind === 'command' ? stop.command : undefined };
}
